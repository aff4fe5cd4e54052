"""What would change in a file, as programs for versions show it."""

from difflib import unified_diff

from cxrisk.edits.edit import Change


def file_diff(change: Change) -> str:
    """The lines that would change, with three around them; where only the name changes, both names."""
    sides = (change.before or b"", change.after)
    before, after = (raw.decode("utf-8", "replace").splitlines() for raw in sides)
    old, new = f"a/{change.path}", f"b/{change.moved_to or change.path}"
    lines = list(unified_diff(before, after, old, new, lineterm=""))
    return "\n".join(lines or [f"--- {old}", f"+++ {new}"])
