"""How a query is written: from text to the tree, and what is refused on the way. ``search.parsing`` is the way in."""
