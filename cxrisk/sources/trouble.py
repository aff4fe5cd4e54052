"""What stops the reading of one document."""


class Unreadable(Exception):  # noqa: N818 - it is a finding on its way, not an error of the tool
    """A document cannot be read on; becomes one `syntax` finding at line and column (from 0)."""

    def __init__(self, message: str, mend: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.line = line
        self.column = column
