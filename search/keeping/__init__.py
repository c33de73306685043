"""Questions that are kept: under a name, and in receipts that can be put again."""
