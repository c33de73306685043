"""Whether what stands beside a day is told as past or as to come.

One idea: "will meet on Thursday" and "met on Thursday" are two Thursdays, and the verb of the clause tells them apart.
"""

import re
from typing import Final

_REACH: Final = 100  # code points, a clause of news
_SINCE: Final = re.compile(r"\b(?i:since|seit|depuis|desde|sinds)(?:[ ](?:the|dem|le|el|o|early|late))?[ ]$")
_LONGEST_SINCE: Final = 12
_OPENING: Final = 2  # words: "Back in January"
_CLAUSE_ENDS: Final = re.compile(r"[.;!?]\s|\n")
_VERBS: Final = re.compile(
    r"""
    \b(?:
      (?P<to_come> will | won['’]t | shall | (?:is|are|am)[ ](?:not[ ])?
            (?:to|due|expected|scheduled|set|likely|slated|planning|going|supposed|preparing|planned)\b
        | (?:plans?|expects?|hopes?|intends?|aims?|wants?|prepares?)[ ]to
        | (?:has|have)[ ](?:been[ ])?(?:scheduled|planned)\b | upcoming )
    | (?P<planned> (?:would|should)(?![ ](?:have|\w+ed)\b) | (?<!\bhad[ ])(?<!\bbeen[ ])(?<!inally[ ])(?<!iously[ ]) (?: scheduled | slated | planned | planning | due(?![ ]to[ ](?:the|an?|its|their|his|her|\w+ing|\w+er)\b)
        | (?:expected|hoped|intended)[ ]to\b ) )
    | (?<!\bbe[ ])(?<!\bto[ ])(?<!\bwill[ ])(?<!\bwould[ ]) (?P<past> was | were | had | has | have | did | said | says | told
        | [a-z]{2,}ed | became | began | bought | broke
        | brought | built | came | caught | chose | dealt | drew | drove | fell | felt | fled | flew | fought | found | froze | gave
        | got | grew | heard | held | hid | hit | hung | kept | knew | laid | led | left | lent | let | lost | made | met | paid | put
        | ran | rang | rode | rose | sank | sat | saw | sent | shook | shot | slid | sold | spent | spoke | stole | stood | struck
        | stuck | sought | swept | swore | taught | thought | threw | took | tore | understood | went | withdrew | woke | won | wore | wound
        | wrote | begun | broken | chosen | done | driven | fallen | given | gone | grown | known | seen | shown | spoken | stolen | taken
        | thrown | written )
    )\b
  | (?P<contracted>(?<=\w)['’]ll\b)
    """,
    re.VERBOSE,
)


def is_to_come(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around ``text[start:end]`` tells of the future: by its last verb before, else its first after.

    False after "since", and where it opens a clause whose first verb tells of the past ("In January he left"). None where nothing
    shows either: another past verb says little ("a vote that they called for in January"), and so does what was to come for
    somebody then ("he said that he would go"); of that, see ``was_to_come``.
    """
    if _SINCE.search(text, max(0, start - _LONGEST_SINCE), start):
        return False
    begin, last = _last_verb_before(text, start)
    if _has_past_verb(text, end):
        return None
    if last is not None:
        return True if last["past"] is None and last["planned"] is None else None
    boundary = _CLAUSE_ENDS.search(text, end, end + _REACH)
    after = _VERBS.search(text, end, end + _REACH if boundary is None else boundary.start())
    if after is None or after["planned"]:
        return None
    if after["past"] is None:
        return True
    return False if len(text[begin:start].split()) <= _OPENING else None


def was_to_come(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` was to come for those who spoke of it: "would meet on", "planned to leave on", "put off until".

    It need not be to come for the writer: "in May he said that he would go in June". What stands between a subject and its verb
    was not ("a plan that would fail, and the council Friday dropped it"), nor what nothing was done before ("not until").
    """
    begin, last = _last_verb_before(text, start)
    if _has_past_verb(text, end):
        return False
    if last is not None and last["planned"]:
        return True
    until = _UNTIL.search(text, max(0, start - _LONGEST_UNTIL), start)
    return until is not None and _NOT.search(text, begin, start) is None


_UNTIL: Final = re.compile(r"\b(?i:until|till|as[ ](?:soon|early)[ ]as)[ ]$")
_LONGEST_UNTIL: Final = 12
_NOT: Final = re.compile(r"n['’]t\b|\b(?i:not|never|nobody|no[ ]one|nothing|only)\b")


def _has_past_verb(text: str, end: int) -> bool:
    """Whether a verb of the past follows right after: "the council Friday dropped the plan"."""
    verb = _VERBS.match(text, end + 1) if text.startswith(" ", end) else None
    return verb is not None and verb["past"] is not None


def _last_verb_before(text: str, start: int) -> tuple[int, re.Match[str] | None]:
    """Where the clause begins that ``start`` is in, and its last verb before that."""
    begin = max(0, start - _REACH)
    for ended in _CLAUSE_ENDS.finditer(text, begin, start):
        begin = ended.end()
    last = None
    for verb in _VERBS.finditer(text, begin, start):
        last = verb
    return begin, last
