"""One article: all that is known of it, its dates, its texts and its copies."""
