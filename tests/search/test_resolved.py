from search.fields import DateField
from search.resolved import AllOf, Alternatives, AnyOf, HasValue, Nearby, NoneOf, Repeated, Term, leaves

OIL, GAS, CAP = Term(("oil",)), Term(("gas",)), Term(("cap",))
DATED = HasValue(DateField.PUBLISHED)


def test_leaves_are_what_and_or_and_not_combine() -> None:
    query = AllOf((AnyOf((OIL, NoneOf(DATED))), Alternatives((GAS, CAP))))
    assert list(leaves(query)) == [OIL, DATED, GAS, CAP]


def test_a_proximity_and_a_repetition_are_leaves() -> None:
    near, repeated = Nearby(OIL, Alternatives((GAS, CAP)), 3), Repeated(2, Alternatives((OIL, GAS)))
    assert list(leaves(AllOf((near, repeated)))) == [near, repeated]
