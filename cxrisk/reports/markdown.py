"""Findings for a pull-request comment: what a head of marketing has to know of the change."""

from collections.abc import Iterable, Iterator

from cxrisk.findings import Finding
from cxrisk.pipeline import Outcome
from cxrisk.reports.diff_markdown import around, risks, sums
from cxrisk.reports.diff_words import appetite_line, headline
from cxrisk.reports.markdown_table import BREAK, LONGEST, cut, fitting, table
from cxrisk.reports.markdown_text import escaped
from cxrisk.reports.open_points import AboveAppetite, above_appetite, decisions_wanted
from cxrisk.reports.report import STOOD, Report, before, standing_words
from cxrisk.reports.text import counted
from cxrisk.scoring.rollup import counted as in_the_count
from cxrisk.scoring.score import METHOD
from cxrisk.scoring.words import printed

_ALL = "cxrisk check"
"""What shows all that has no room."""
_MOST = 25
"""So many risks and decisions are listed."""
_LOOKS = {"error": "**error**", "warning": "warning", "info": "note"}


def as_markdown(report: Report) -> str:
    """The findings, what changed in the risks where a change is judged, and what waits for executives.

    What matters most comes first: a comment has room for so many characters and no more.
    """
    title = "What this change does to our risks" if report.since else "How our risks stand"
    diff = report.diff
    parts = [
        f"## {title}",
        _summary(report),
        *_notes(report),
        *_findings(report),
        *(risks(diff) if diff else ()),
        *_wanted(report),
        *_above(report),
        *(around(diff) if diff else ()),
        *(sums(diff) if diff else ()),
        *_standing(report),
        *_later(report),
    ]
    foot = _foot(report)
    return "\n\n".join((*fitting(parts, LONGEST - len(foot), _ALL), foot))


def _summary(report: Report) -> str:
    count = counted(report.findings)
    if report.since:
        said = [f"**This change causes {count or 'no finding'}.**"]
    else:
        files = f"{report.files} file{'' if report.files == 1 else 's'}"
        said = [f"**{count[:1].upper() + count[1:] if count else 'Nothing to mend'} in {files}.**"]
    if report.diff:
        said += [headline(report.diff), appetite_line(report.diff)]
    elif outcome := _outcome(report):
        said.append(f"Above appetite: {len(above_appetite(outcome))} of {_rated(outcome)}.")
    return " ".join(said)


def _outcome(report: Report) -> Outcome | None:
    return report.outcome if isinstance(report.outcome, Outcome) else None


def _rated(outcome: Outcome) -> str:
    number = len(in_the_count(outcome.scores, outcome.portfolio))
    return f"{number} risk{'' if number == 1 else 's'}"


def _notes(report: Report) -> Iterator[str]:
    if report.since and report.since.remarks:
        yield "\n".join(f"- {cut(one, 300)}" for one in report.since.remarks)


def _findings(report: Report) -> Iterator[str]:
    if report.findings:
        yield f"### {'New among the findings' if report.since else 'What the checker says'}"
        yield _table((one, "") for one in sorted(report.findings, key=lambda one: -one.severity))


def _table(spoken: Iterable[tuple[Finding, str]]) -> str:
    """Findings, each with why it fails nothing where it does not."""
    told = list(spoken)
    rows = (
        (
            f"{_LOOKS[one.severity.word]}{BREAK}{one.rule}",
            (f"{when}: " if when else "") + cut(one.message, 500),
            cut(one.help, 300),
            f"{cut(one.path)}, line {one.position.line}",
        )
        for one, when in told
    )
    return table(("", "What", "What to do", "Where"), rows, len(told), _ALL)


def _above(report: Report) -> Iterator[str]:
    outcome = _outcome(report)
    found = above_appetite(outcome) if outcome else []
    if found:
        yield "### Above appetite"
        rows = (
            (
                f"**{cut(one.risk.title)}**{BREAK}{cut(one.risk.key)}"
                + (f" ({one.status})" if one.status else ""),
                _rating(one),
                cut(one.owner) or "**nobody**",
                cut(one.answer, 300) or "**nobody has answered it**",
            )
            for one in found
        )
        yield table(("Risk", "Now", "Owner", "Answer"), rows, len(found), "cxrisk list risks", most=_MOST)


def _label(one: AboveAppetite) -> str:
    return f" ({one.status})" if one.status else ""


def _rating(one: AboveAppetite) -> str:
    now = one.score.current
    return f"{now.band.word} {printed(now.score)} in {now.category.replace('_', ' ')}"


def _wanted(report: Report) -> Iterator[str]:
    outcome = _outcome(report)
    found = decisions_wanted(outcome) if outcome else []
    if found:
        yield "### Who must decide, and by when"
        rows = (
            (
                f"**{cut(one.question, 300)}**{BREAK}{cut(one.key)}",
                cut(" and ".join(one.asked)) or "**nobody is asked**",
                f"{one.needed_by or 'no day'}" + (", **overdue**" if one.is_late else ""),
                cut(one.default, 300) or "not written",
            )
            for one in found
        )
        heads = ("Decision", "Who", "By", "If nobody decides")
        yield table(heads, rows, len(found), "cxrisk list decisions", most=_MOST)


def _standing(report: Report) -> Iterator[str]:
    """What the change has not caused."""
    if report.standing:
        said = f"{escaped(standing_words(report))}: nothing fails for it"
        yield _folded(said, [(one.finding, STOOD[one.why]) for one in report.standing])


def _later(report: Report) -> Iterator[str]:
    if report.later:
        said = f"{len(report.later)} more at a later status"
        yield _folded(said, [(one.finding, before(one.status)) for one in report.later])


def _folded(said: str, told: list[tuple[Finding, str]]) -> str:
    return f"<details><summary>{said}</summary>\n\n{_table(told)}\n\n</details>"


def _foot(report: Report) -> str:
    since = f"since {escaped(report.since.name)} ({report.since.commit}); " if report.since else ""
    return f"_{since}as of {report.today}; method {METHOD}; {escaped(report.tool)}_"
