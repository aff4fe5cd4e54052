"""Two judges of one schema: the fast one decides, the slow one says why. Neither fetches anything."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NoReturn


def fits(schema: str, data: object) -> bool:
    """Whether data fits a schema, given as its text: by the fast judge, where it is installed."""
    judge = _fast(schema)
    if judge is None:
        return next(iter(errors(schema, data)), None) is None
    try:
        return bool(judge.is_valid(data))
    except ValueError:  # what it cannot read, such as half a surrogate pair, does not fit
        return False


def errors(schema: str, data: object) -> Iterator[Any]:
    """Why data does not fit, by the slow judge: errors of the `jsonschema` library."""
    return iter(_slow(schema).iter_errors(data))


def first_error(schema: str, data: object) -> tuple[str | int, ...]:
    """Where the fast judge first finds fault; the root where it cannot say."""
    judge = _fast(schema)
    try:
        return tuple(next(judge.iter_errors(data)).instance_path) if judge is not None else ()
    except (StopIteration, ValueError):
        return ()


@cache
def _fast(schema: str) -> Any:
    try:
        from jsonschema_rs import Draft202012Validator, RegexOptions
    except ImportError:
        return None
    return Draft202012Validator(
        json.loads(schema), validate_formats=True, retriever=_refuse, pattern_options=RegexOptions()
    )


@cache
def _slow(schema: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend
    from referencing import Registry

    checker = FormatChecker(formats=())
    checker.checks("date")(_is_day)
    judge = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
    return judge(json.loads(schema), registry=Registry(), format_checker=checker)


def _refuse(address: str) -> NoReturn:
    raise LookupError(address)


def _pattern(_: object, wanted: str, value: object, __: object) -> Iterator[Exception]:
    """The whole text has to match: Python's `$` would forgive a line end, the fast judge does not."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not re.fullmatch(wanted, value):
        yield ValidationError("pattern")


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
