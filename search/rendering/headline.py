"""What every list of articles prints of each of them."""

from corpus.archive import Headline
from search.rendering.rows import Object


def headline_object(headline: Headline) -> Object:
    """The keys that an article has in every list; what a list adds of its own follows them."""
    return {
        "id": headline.id,
        "title": headline.title,
        "source": headline.source,
        "url": headline.url,
        "published": headline.published,
        "kind": headline.kind,
    }
