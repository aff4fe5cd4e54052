"""What a file names, as far as bytes tell: for files that nobody has read, or can."""

_BEFORE = b"[{(,:'\">-"
"""What may stand right before a reference."""


def named_in(raw: bytes) -> set[bytes]:
    """The first parts of what may be references: ids of files, and much else."""
    words = (piece.rsplit(None, 1) for piece in raw.split(b"/")[:-1])
    return {word[-1].lstrip(_BEFORE) for word in words if word}
