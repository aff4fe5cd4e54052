"""What stops a command."""


class CxriskError(Exception):
    """The tool cannot go on: misuse, a missing workspace, a disk that is full.

    The command prints the message on one line and exits with 2. Never raised for trouble inside
    an assessment: that is a `Finding`.
    """

    def __init__(self, message: str, *, mend: str = "") -> None:
        """`message` says what is wrong, `mend` what the user can do about it."""
        super().__init__(message)
        self.message = message
        self.mend = mend
