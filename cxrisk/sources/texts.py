"""The texts of many files, each made of its bytes when somebody asks: few are ever shown."""

from collections.abc import Iterator, Mapping

from cxrisk.sources.discover import text_of
from cxrisk.sources.file_read import Contents


class Texts(Mapping[str, str]):
    """The text of every file that could be opened, by path."""

    def __init__(self, contents: Contents) -> None:
        self._contents = {path: raw for path, raw in contents.items() if isinstance(raw, bytes)}

    def __getitem__(self, path: str) -> str:
        return text_of(self._contents[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)
