"""The named entities that an article mentions, with their places."""
