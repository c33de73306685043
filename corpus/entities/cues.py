"""What the words beside a name say it names: ``the town of Hallam``, ``Mr. Hallam``, ``Hallam, a lawyer``.

The one idea: an annotator guesses at a name it has never read; a few turns of phrase leave no guess. They are counted
beside its marks, in the vote of the whole article.
"""

import re
from typing import Final

from corpus.article import EntityType
from corpus.entities.gazetteer import KNOWN
from corpus.entities.spans import HEADS, TITLE_LAST, Span
from corpus.naming.short_forms import CHAMBERS, KINDS

BEFORE_REACH: Final = 48  # characters that are looked at before a name
AFTER_REACH: Final = 60

# Marks that a cue counts for: one that leaves no doubt, and one that may go with something else in the same sentence.
DECIDING: Final = 6
TELLING: Final = 2

PLACE_OF: Final = re.compile(
    r"(?<!\w)(?:town|city|village|hamlet|suburb|capital|port|province|region|district|county|island|kingdom|"
    r"neighbou?rhood|republic|territory)\s+of\s+$"
)
# Where something is or happens: "in Hallam," and "in Hallam last month"; but "a stake in Hallam," is in a company.
HELD: Final = (
    "stake shares stock interest interested holding investment invested investing confidence faith trust role".split()
)
IN: Final = re.compile(rf"(?<!\w){''.join(f'(?<!{word} )' for word in HELD)}(?:in|near|outside)\s+$")
BODIES: Final = KINDS | CHAMBERS
HERE: Final = re.compile(
    r"[,.;]|\s+(?:last|this|next|where|when|in|on|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# A person's part in the story, just before the name: "spokesman Bo Dahl", "ambassador, Bo Dahl".
ROLE: Final = re.compile(
    r"(?<!\w)(?:actor|actress|ambassador|analyst|architect|artist|attorney|author|captain|chairman|chairwoman|chief|"
    r"coach|columnist|commander|composer|conductor|correspondent|defender|designer|detective|director|economist|editor|"
    r"envoy|executive|father|fellow|footballer|founder|goalkeeper|governor|guide|hairdresser|historian|husband|judge|"
    r"lawmaker|lawyer|leader|manager|mayor|midfielder|minister|mother|negotiator|novelist|nurse|officer|owner|painter|"
    r"photographer|pilot|pitcher|player|playwright|poet|president|producer|professor|prosecutor|psychologist|publisher|"
    r"rapper|researcher|scientist|secretary|senator|singer|sister|brother|skier|soprano|spokesman|spokesperson|"
    r"spokeswoman|striker|teacher|tenor|trainer|wife|writer),?\s+$"
)
AGE: Final = re.compile(r",\s+(?:aged\s+)?[1-9]\d?(?:,|\.|\s+years?\s+old)")
# A name alone between quotes is a book's, a film's or a nickname.
QUOTE_BEFORE: Final = re.compile(r"(?:``|[“„«\"])$")
QUOTE_AFTER: Final = re.compile(r"[,.]?(?:''|[”“»\"])")
# And behind it: "Bo Dahl, the first woman to", "Bo Dahl, a Conservative senator".
APPOSITION: Final = re.compile(
    r",\s+(?:(?:a|an|the|its|his|her|their|our|then)\s+)?(?:[\w.’'-]+\s+){0,3}(?:activist|actor|actress|ambassador|analyst|"
    r"attorney|author|boy|candidate|chairman|co-founder|coach|columnist|director|doctor|economist|editor|engineer|farmer|"
    r"girl|historian|judge|lawyer|man|mayor|minister|novelist|officer|physician|poet|president|professor|prosecutor|"
    r"researcher|scientist|secretary|senator|singer|spokesman|spokeswoman|student|teacher|woman)\b"
)
# One or two words with capitals, as a country's or a state's name is.
REGION: Final = re.compile(r",\s+([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*)?)")
# As agencies shorten them; seven states they write out.
STATES: Final = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.C N.D N.H N.J N.M N.Y "
    "Okla Ore Pa R.I S.C S.D Tenn Tex Va Vt Wash W.Va Wis Wyo".split()
)


def cued_type(text: str, span: Span) -> tuple[EntityType, int] | None:
    """What the words beside the mark say it names, and how many marks that is worth; None where they say nothing."""
    name = text[span.start : span.end]
    before = text[max(0, span.start - BEFORE_REACH) : span.start]
    after = text[span.end : span.end + AFTER_REACH]
    if PLACE_OF.search(before) or _lies_in_a_region(name, after):
        return EntityType.PLACE, DECIDING
    if name.rpartition(" ")[2].lower() in HEADS:
        return None
    if TITLE_LAST.search(before) or AGE.match(after) or (" " in name and ROLE.search(before)):
        return EntityType.PERSON, DECIDING
    if " " not in name and name.lower() not in BODIES and IN.search(before) and HERE.match(after):
        return EntityType.PLACE, TELLING
    if APPOSITION.match(after):
        return EntityType.PERSON, TELLING
    if QUOTE_BEFORE.search(before) and QUOTE_AFTER.match(after):
        return EntityType.OTHER, TELLING
    return None


def _lies_in_a_region(name: str, after: str) -> bool:
    """``Dunblane, Scotland`` or ``Reston, Va.``; a sportsman is named with his country too, but by two names."""
    region = REGION.match(after)
    if region is None:
        return False
    first = region[1].partition(" ")[0]
    is_state = first.endswith(".") and first[:-1] in STATES
    return is_state or (" " not in name and EntityType.PLACE in (KNOWN.get(region[1]), KNOWN.get(first)))
