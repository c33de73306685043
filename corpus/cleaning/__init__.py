"""From a raw text to the story in it: which line is what."""
