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
        | (?:plans?|expects?|hopes?|intends?|aims?|wants?|prepares?)[ ]to | upcoming )
    | (?<!\bbe[ ]) (?P<past> was | were | had | has | have | did | said | says | told | [a-z]{2,}ed | became | began | bought | broke
        | brought | came | caught | chose | drove | fell | felt | flew | fought | found | gave | got | grew | heard | held
        | hit | kept | knew | led | left | let | lost | made | met | paid | put | ran | rose | sank | sat | saw | sent | shot
        | slid | sold | spent | spoke | stood | struck | swept | thought | threw | took | went | won | wrote )
    )\b
  | (?P<contracted>(?<=\w)['’]ll\b)
    """,
    re.VERBOSE,
)


def is_to_come(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around ``text[start:end]`` tells of the future: by its last verb before, else its first after.

    False after "since", and where it opens a clause whose first verb tells of the past ("In January he left"). None where nothing shows
    either: another past verb says little ("he said the vote was planned for January").
    """
    if _SINCE.search(text, max(0, start - _LONGEST_SINCE), start):
        return False
    begin = max(0, start - _REACH)
    for ended in _CLAUSE_ENDS.finditer(text, begin, start):
        begin = ended.end()
    before = list(_VERBS.finditer(text, begin, start))
    if before:
        return True if before[-1]["past"] is None else None
    boundary = _CLAUSE_ENDS.search(text, end, end + _REACH)
    after = _VERBS.search(text, end, end + _REACH if boundary is None else boundary.start())
    if after is None:
        return None
    if after["past"] is None:
        return True
    return False if len(text[begin:start].split()) <= _OPENING else None
