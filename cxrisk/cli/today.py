"""Which day it is: `--today`, then `SOURCE_DATE_EPOCH`, then the UTC date."""

import os
import re
from datetime import UTC, date, datetime

from cxrisk.errors import CxriskError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def the_day(written: str | None) -> date:
    """The day that everything is judged on.

    Raises:
        CxriskError: `written` or the environment names no day.
    """
    if written is not None:
        return day_in(written, "--today")
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _day_of(seconds) if seconds else datetime.now(UTC).date()


def day_in(written: str, option: str) -> date:
    """The day that an option names.

    Raises:
        CxriskError: it names none.
    """
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise CxriskError(f"{option}: `{written}` is no day", mend="write year-month-day, such as 2026-11-22")


def _day_of(seconds: str) -> date:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise CxriskError(
            f"SOURCE_DATE_EPOCH: `{seconds}` is no number of seconds since 1970",
            mend="unset it, or use --today",
        ) from None
