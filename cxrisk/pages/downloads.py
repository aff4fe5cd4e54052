"""What can be taken away as files, and in words what a row of each is."""

from cxrisk.records import dataclass

FORMATS = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Download:
    """One kind of record."""

    kind: str
    """As `cxrisk export` calls it."""
    title: str
    says: str

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The formats, each with the address of its file."""
        return tuple((form, f"downloads/{self.kind}.{form}") for form in FORMATS)


DOWNLOADS = (
    Download(
        "portfolio", "Initiatives", "One row an initiative: its worst risk, what is above appetite, dates."
    ),
    Download("risks", "Risks", "One row a risk, with every part of its three scores, and who signed."),
    Download(
        "controls", "Controls", "One row for each risk that leans on a control: what it takes off there."
    ),
    Download("handoffs", "Handoffs", "One row a change of hands, those included that nobody wrote down."),
    Download("decisions", "Decisions", "Wanted and taken, with what each option would do."),
)
