"""How a command ends that cannot go on: one line, no traceback, exit code 2."""

import sys
from collections.abc import Callable

import click

from cxrisk.cli.terminal import mute, remark
from cxrisk.errors import CxriskError
from cxrisk.reports.visible import visible

FINE, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing to mend; findings at or above the threshold; misuse, or a failing tool."""
INTERRUPTED = 130
"""Somebody pressed Ctrl-C; the number that shells expect."""
_OF_THE_GROUP = ("-C", "--debug", "--version")


def exit_code(command: Callable[[], object], *, debug: Callable[[], bool]) -> int:
    """Run a command and say how it ended; what it raises becomes one line on standard error.

    `debug` is asked only where something failed: whether to show the traceback.
    """
    try:
        code = command()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # in what click prints itself, such as help
        mute(sys.stdout)
        return FINE
    except Exception as fault:  # noqa: BLE001 - the last line of defence: nothing typed may yield a traceback
        remark(_traceback() if debug() else line_of(fault))
        return FAILED
    return code if isinstance(code, int) else FINE


def _traceback() -> str:
    import traceback  # who needs it has time

    return traceback.format_exc()


def did_you_mean(words: tuple[str, ...]) -> str:
    """The question that follows an unknown word; nothing where no word is near."""
    return f"did you mean {' or '.join(words)}?" if words else ""


def line_of(fault: Exception) -> str:
    """What a fault says on one line: the message, and how to mend it."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message()
    message, mend = _message_and_mend(fault)
    return visible(f"cxrisk: {message}; {mend}" if mend else f"cxrisk: {message}")


def _message_and_mend(fault: Exception) -> tuple[str, str]:
    if isinstance(fault, CxriskError):
        return fault.message, fault.mend
    if isinstance(fault, click.UsageError):
        return _misuse(fault)
    if isinstance(fault, FileNotFoundError) and not fault.filename:
        return "the folder that you stand in is gone", "go to one that exists"
    if isinstance(fault, OSError) and fault.strerror:
        return f"{fault.strerror.lower()}: {fault.filename or 'the disk'}", "look at the file and the disk"
    name = type(fault).__name__
    return f"this is a fault of the tool, not of your files ({name})", "run `cxrisk --debug ...` to see where"


def _misuse(fault: click.UsageError) -> tuple[str, str]:
    message = fault.format_message().rstrip(".").replace("a valid integer range", "a whole number")
    if isinstance(fault, click.NoSuchOption) and fault.option_name in _OF_THE_GROUP:
        return message, f"it stands before the command: cxrisk {fault.option_name} ..."
    where = fault.ctx.command_path if fault.ctx else "cxrisk"
    return message[:1].lower() + message[1:], f"see `{where} --help`"
