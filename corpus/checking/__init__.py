"""Whether the database of an archive is whole: SQLite's pages, each article with what was made of it, the stories."""
