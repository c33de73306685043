"""Whether an archive and its index are whole, found by comparing each with what the other, or the text itself, says."""
