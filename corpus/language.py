"""Which language a text is in; asked of the text, and against what a file states only where the text clearly differs.

The identifier takes a second to load, so it is loaded in worker processes, with the first text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED: Final = "und"
_NO_LANGUAGE: Final = "zxx"  # what the identifier says of tables

# Names, numbers and headlines say little: below these the answer is a guess.
_FEWEST_LETTERS: Final = 24
_CONFIDENCE: Final = 0.5
# What a text needs to contradict a file, or the article that it is a paragraph of. Paragraphs of names reach .9.
_LETTERS_TO_CONTRADICT: Final = 80
_CONFIDENCE_TO_CONTRADICT: Final = 0.95

# Of the words of a paragraph, about two in five stand in the few paragraphs before it; of one in another language, as
# close as French and Spanish, nearly always less than a third.
_VOUCHED_FOR: Final = 0.33

# Letters of the Latin script and of all others.
_LATIN: Final = re.compile(r"[a-zA-Z\u00aa-\u024f\u1e00-\u1eff]+")
_OTHERS: Final = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\uffff\U00010000-\U0010ffff]+")

# More text changes no answer and blurs the confidence.
_LOOKED_AT: Final = 2_000

# Languages so close, or tags so loosely used, that the identifier's choice among them contradicts nobody.
_KIN: Final = tuple(
    frozenset(tags.split())
    for tags in ("nb nn no da", "bs hr sh sr", "cs sk", "id ms", "gl pt", "fil tl", "he iw", "af nl", "fa prs", "ro mo")
)


def identify(text: str) -> str:
    """The primary tag of the language of ``text``; ``und`` where it is too short, or no language stands out.

    >>> identify("1,234 5,678")
    'und'
    """
    if not _has_letters(text, _FEWEST_LETTERS):
        return UNDETERMINED
    tag, confidence = _classify(text)
    return tag if confidence >= _CONFIDENCE else UNDETERMINED


def language_of(stated: str | None, text: str) -> str:
    """The primary tag of an article: of the language its file states, unless the text is clearly in another one.

    >>> language_of("pt-BR", "Bom dia")
    'pt'
    """
    if stated is None:
        return identify(text)
    primary = stated.replace("_", "-").partition("-")[0].lower()
    return _contradiction(primary, text)[0] or primary


def foreign_languages(language: str, lines: Iterable[str]) -> Iterator[str | None]:
    """For each line its primary tag where it is certainly in another language than the article's ``language``.

    Most lines are never put to the identifier: once it has confirmed some, their words vouch for the others.
    """
    vouching: set[str] = set()
    for line in lines:
        words = line.split()
        if language == UNDETERMINED or sum(word in vouching for word in words) >= _VOUCHED_FOR * len(words):
            yield None
            continue
        tag, is_confirmed = _contradiction(language, line)
        if is_confirmed:
            vouching.update(word for word in words if word.islower() and word.isalpha())
        yield tag


def _contradiction(language: str, text: str) -> tuple[str | None, bool]:
    """The language of ``text`` where that is certain and neither ``language`` nor kin; and whether it is ``language``."""
    if not _has_letters(text, _LETTERS_TO_CONTRADICT):
        return None, False
    tag, confidence = _classify(text)
    is_certain = confidence >= _CONFIDENCE_TO_CONTRADICT
    is_same = tag == language or any({tag, language} <= kin for kin in _KIN)
    return (tag if is_certain and not is_same else None), is_certain and is_same


def _has_letters(text: str, fewest: int) -> bool:
    return len(text) >= fewest and sum(map(str.isalpha, text[:_LOOKED_AT])) >= fewest


def _classify(text: str) -> tuple[str, float]:
    """The likeliest language of what ``text`` holds in its main script: a few words in another one do not turn it."""
    looked_at = text[:_LOOKED_AT]
    if not looked_at.isascii():
        latin, others = (len("".join(pattern.findall(looked_at))) for pattern in (_LATIN, _OTHERS))
        looked_at = (_OTHERS if latin >= others else _LATIN).sub(" ", looked_at)
    tag, confidence = _identifier().classify(looked_at)
    return (UNDETERMINED, 0.0) if tag == _NO_LANGUAGE else (str(tag), float(confidence))


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 130 MB, for worker processes only

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
