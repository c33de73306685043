"""Frozen dataclasses whose methods are made when they are first called.

``dataclasses`` writes and compiles up to six methods for each class while its module is imported. A search loads some
eighty such classes and makes instances of twenty, so that compiling what it never calls took it longer than its query. Here
``dataclass`` means what the standard one does, for ``frozen=True`` alone, and makes each method the first time that it is
called: what fills slots itself, as instances are made by the dozen for every query, and all else by the standard one. Type
checkers are told that it is the standard one.
"""

import dataclasses
from collections.abc import Callable
from copy import copy
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported
else:

    def dataclass(
        *,
        frozen: bool,
        slots: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 - its words
    ) -> Callable[[type], type]:
        """The decorator: frozen, and as the standard one otherwise."""
        assert frozen
        wanted = ["__init__", *(["__eq__", "__hash__"] if eq else []), *(["__repr__"] if repr else [])]

        def decorated(cls: type) -> type:
            own = [name for name in wanted if name not in vars(cls)]
            made = dataclasses.dataclass(init=False, eq=False, repr=False, slots=slots)(cls)
            for name in own:
                setattr(made, name, _FIRST_CALLS[name])
            made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
            if slots:
                made.__getstate__, made.__setstate__ = _state, _set_state
            return made

        return decorated


def _compiled(instance: object, method: str) -> Callable[..., Any]:
    """The method that the standard decorator makes, put where the stand-in was."""
    cls = next(each for each in type(instance).__mro__ if vars(each).get(method) is _FIRST_CALLS[method])
    compiled = _init_in_place(cls) if method == "__init__" else None
    if compiled is None:
        compiled = _standard(cls, method)
    setattr(cls, method, compiled)
    return compiled


def _standard(cls: type, method: str) -> Callable[..., Any]:
    namespace = {"__doc__": cls.__name__}
    if hasattr(cls, "__post_init__"):
        namespace["__post_init__"] = cls.__post_init__
    is_init, is_repr = method == "__init__", method == "__repr__"
    made = dataclasses.make_dataclass(
        cls.__name__,
        [(field.name, field.type, copy(field)) for field in dataclasses.fields(cls)],
        namespace=namespace,
        init=is_init,
        repr=is_repr,
        eq=not is_init and not is_repr,
        unsafe_hash=method == "__hash__",
        frozen=is_init,
    )
    compiled: Callable[..., Any] = vars(made)[method]
    return compiled


def _init_in_place(cls: type) -> Callable[..., Any] | None:
    """The method that puts each value straight into its slot, or among those of the instance.

    It is compiled, and runs, in less time than one that sets by name. None where a value has to be made.
    """
    fields = dataclasses.fields(cls)
    if any(field.default_factory is not dataclasses.MISSING for field in fields):
        return None
    names: dict[str, Any] = {}
    taken: dict[bool, list[str]] = {False: ["self"], True: []}
    body = ["values = self.__dict__"] if "__slots__" not in vars(cls) else []
    for field in fields:
        put, default = f"put_{field.name}", f"default_{field.name}"
        names[default] = field.default
        slot = getattr(cls, field.name, None)
        has_default = field.default is not dataclasses.MISSING
        if field.init:
            taken[bool(field.kw_only)].append(f"{field.name}={default}" if has_default else field.name)
        if field.init or has_default:
            value = field.name if field.init else default
            if isinstance(slot, MemberDescriptorType):
                names[put] = slot.__set__
                body.append(f"{put}(self, {value})")
            else:
                body.append(f"values[{field.name!r}] = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = [*taken[False], *(["*", *taken[True]] if taken[True] else [])]
    source = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    exec(source, names)  # noqa: S102 - as the standard one is made
    compiled: Callable[..., Any] = names["__init__"]
    compiled.__qualname__ = f"{cls.__qualname__}.__init__"
    return compiled


def _first_init(self: object, *values: object, **named: object) -> None:
    _compiled(self, "__init__")(self, *values, **named)


def _first_eq(self: object, other: object) -> Any:  # noqa: ANN401 - NotImplemented has no type
    return _compiled(self, "__eq__")(self, other)


def _first_hash(self: object) -> int:
    return int(_compiled(self, "__hash__")(self))


def _first_repr(self: object) -> str:
    return str(_compiled(self, "__repr__")(self))


_FIRST_CALLS = {
    "__init__": _first_init,
    "__eq__": _first_eq,
    "__hash__": _first_hash,
    "__repr__": _first_repr,
}


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:  # noqa: ANN401 - any such class
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:  # noqa: ANN401 - any such class
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
