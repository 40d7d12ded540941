"""Say what a JSON value must look like, and hear in Slack's words where it does not."""

import re
from collections.abc import Callable, Iterator, Mapping

Check = Callable[[object, str], Iterator[str]]
"""A check takes a value and the JSON pointer to it, and yields one sentence for each fault."""


def fault(what: str, pointer: str) -> str:
    """Word one fault as Slack does.

    >>> fault("must be less than 76 characters", "/blocks/0/elements/0/text/text")
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]'
    """
    return f"{what} [json-pointer:{pointer}]"


def string(most: int, *, least: int = 1, pattern: str = "") -> Check:
    """Accept a string of `least` to `most` characters that matches `pattern` as a whole."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must provide a string", pointer)
        elif len(value) > most:
            yield fault(f"must be less than {most + 1} characters", pointer)
        elif len(value) < least:
            yield fault(f"must be more than {least - 1} characters", pointer)
        elif pattern and not re.fullmatch(pattern, value):
            yield fault(f"does not match pattern: {pattern}", pointer)

    return check


def choice(*words: str) -> Check:
    """Accept one of the words."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in words:
            yield fault(f"must be a valid enum value: {', '.join(words)}", pointer)

    return check


def boolean(value: object, pointer: str) -> Iterator[str]:
    """Accept true or false."""
    if not isinstance(value, bool):
        yield fault("must provide a boolean", pointer)


def integer(least: int, most: int) -> Check:
    """Accept a whole number from `least` to `most`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield fault("must provide an integer", pointer)
        elif value < least:
            yield fault(f"must be greater than {least - 1}", pointer)
        elif value > most:
            yield fault(f"must be less than {most + 1}", pointer)

    return check


def array(of: Check, most: int, *, least: int = 1) -> Check:
    """Accept a list of `least` to `most` values, each of which passes `of`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, (list, tuple)):
            yield fault("must provide an array", pointer)
            return
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", pointer)
        elif len(value) < least:
            yield fault(f"no fewer than {least} items allowed", pointer)
        for place, item in enumerate(value):
            yield from of(item, f"{pointer}/{place}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Accept an object with the required keys, perhaps some optional ones, and no other."""
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield fault("must provide an object", pointer)
            return
        for key in required:
            if value.get(key) is None:
                yield fault(f"missing required field: {key}", pointer)
        for key, item in value.items():
            if key not in known:
                yield fault(f"invalid additional property: {key}", pointer)
            elif item is not None or key not in required:
                yield from known[key](item, f"{pointer}/{key}")

    return check


def tagged(kinds: Mapping[str, Check]) -> Check:
    """Accept an object whose `type` names one of the kinds, and which passes the check of that kind."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield fault("must provide an object", pointer)
        elif value.get("type") is None:
            yield fault("missing required field: type", pointer)
        elif not isinstance(kind := value["type"], str) or kind not in kinds:
            yield fault(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from kinds[kind](value, pointer)

    return check


def both(first: Check, second: Check) -> Check:
    """Accept what passes two checks; a value that fails the first is not asked the second."""

    def check(value: object, pointer: str) -> Iterator[str]:
        faults = list(first(value, pointer))
        yield from faults or second(value, pointer)

    return check


def exactly_one(*keys: str) -> Check:
    """Accept an object that has one of the keys, not several and not none."""

    def check(value: object, pointer: str) -> Iterator[str]:
        present = [key for key in keys if isinstance(value, Mapping) and value.get(key) is not None]
        if len(present) != 1:
            yield fault(f"must define either {' or '.join(f'`{key}`' for key in keys)}", pointer)

    return check


def any_of(*keys: str) -> Check:
    """Accept an object that has at least one of the keys."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, Mapping) or all(value.get(key) is None for key in keys):
            yield fault(f"must define either {' or '.join(f'`{key}`' for key in keys)}", pointer)

    return check
