"""What belongs together, found out one pair at a time."""


class Roots(dict[str, str]):
    """Names that belong together lead, from one to the next, to the same."""

    def root(self, name: str) -> str:
        """Where a name leads to."""
        while (above := self.get(name, name)) != name:
            self[name] = self.get(above, above)
            name = self[name]
        return name

    def join(self, one: str, other: str) -> None:
        """These two belong together."""
        self[self.root(one)] = self.root(other)
