"""Numbers with the words they count."""


def articles(count: int) -> str:
    """``1 article``, ``1,234 articles``."""
    return plural(count, "article")


def plural(count: int, one: str, many: str | None = None) -> str:
    """The number with the word in the form it asks for."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
