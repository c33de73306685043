"""What ``corpus.frozen`` makes, beside what ``dataclasses`` itself makes of the same class."""

import dataclasses
import pickle
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from corpus import frozen


def _decorated(decorator: Callable[..., Any], **options: bool) -> Any:
    class Base:
        """What the next one extends."""

        place: int = dataclasses.field(default=0, kw_only=True, compare=False)

    base = decorator(frozen=True, **options)(Base)

    class Made(base):  # type: ignore[misc, valid-type]
        """A class with one of each kind of field."""

        name: str
        numbers: tuple[int, ...] = ()
        notes: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)
        length: int = dataclasses.field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.name))

    return decorator(frozen=True, **options)(Made)


def _plain(decorator: Callable[..., Any], *, slots: bool) -> Any:
    """A class with nothing to be made, and a value that is not given but has a default."""

    class Base:
        span: tuple[int, int] = dataclasses.field(default=(0, 0), kw_only=True)

    base = decorator(frozen=True, slots=slots)(Base)

    class Plain(base):  # type: ignore[misc, valid-type]
        name: str
        other: str | None = None

    class Counted(base):  # type: ignore[misc, valid-type]
        name: str
        count: int = dataclasses.field(default=3, init=False)

    return decorator(frozen=True, slots=slots)(Plain), decorator(frozen=True, slots=slots)(Counted)


@pytest.mark.parametrize("slots", [True, False])
def test_plain_instances_hold_the_same(*, slots: bool) -> None:
    made = []
    for decorator in (frozen.dataclass, dataclasses.dataclass):
        plain, counted = _plain(decorator, slots=slots)
        instances = [plain("a"), plain("a", "b", span=(1, 2)), plain(other="x", name="y"), counted("a", span=(3, 4))]
        made.append([dataclasses.asdict(instance) for instance in instances])
        for wrong in ((), ("a", "b", (1, 2))):
            with pytest.raises(TypeError, match=r"Plain\.__init__\(\)"):
                plain(*wrong)
    assert made[0] == made[1]


@pytest.fixture(
    params=[{"slots": True}, {}, {"slots": True, "eq": False, "repr": False}], ids=["slots", "dict", "plain"]
)
def twins(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    return _decorated(frozen.dataclass, **request.param), _decorated(dataclasses.dataclass, **request.param)


def _made(cls: Any) -> list[Any]:
    return [cls("a"), cls("a", place=3), cls("a", (1,)), cls(numbers=(1,), name="a"), cls("bc", (1,), ["x"])]


def test_instances_hold_the_same(twins: tuple[Any, Any]) -> None:
    ours, theirs = map(_made, twins)
    for our, their in zip(ours, theirs, strict=True):
        assert dataclasses.asdict(our) == dataclasses.asdict(their)
        assert dataclasses.asdict(dataclasses.replace(our, name="xyz")) == dataclasses.asdict(
            dataclasses.replace(their, name="xyz")
        )
    assert twins[0].__match_args__ == twins[1].__match_args__


def test_the_same_are_equal(twins: tuple[Any, Any]) -> None:
    ours, theirs = map(_made, twins)
    assert [[one == other for other in ours] for one in ours] == [[one == other for other in theirs] for one in theirs]
    assert ours[0] != theirs[0]
    assert len(set(ours)) == len(set(theirs))


def test_it_is_shown_as_itself() -> None:
    ours, theirs = (_made(_decorated(decorator, slots=True)) for decorator in (frozen.dataclass, dataclasses.dataclass))
    assert list(map(repr, ours)) == list(map(repr, theirs))


def test_nothing_in_it_is_changed(twins: tuple[Any, Any]) -> None:
    ours = twins[0]("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        ours.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del ours.name
    assert hasattr(ours, "__dict__") == hasattr(twins[1]("a"), "__dict__")


def test_wrong_arguments_are_refused_as_theirs_are(twins: tuple[Any, Any]) -> None:
    for cls in twins:
        with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'name'"):
            cls()
        with pytest.raises(TypeError, match="unexpected keyword argument 'length'"):
            cls("a", length=3)


@frozen.dataclass(frozen=True, slots=True)
class Kept:
    """One that can be found again by its name."""

    name: str
    numbers: tuple[int, ...] = (1, 2)


def test_it_is_kept_and_copied() -> None:
    assert pickle.loads(pickle.dumps(Kept("a"))) == deepcopy(Kept("a")) == Kept("a")
