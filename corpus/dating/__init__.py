"""The published date of an article with its evidence, and the dates its text speaks of."""
