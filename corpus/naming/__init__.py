"""The name book: which written names are one person, organisation or place."""
