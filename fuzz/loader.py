"""Any bytes into the loader, guided by coverage: data or findings, never a traceback or a hang.

    python fuzz/loader.py fuzz/corpus/loader [options of libFuzzer, such as -runs=1000000]

Where the quick reader gives an answer, the real parser has to give the same one.
"""

import sys

from fuzzing import atheris

with atheris.instrument_imports(include=["cxrisk"]):
    from cxrisk.sources.characters import decode
    from cxrisk.sources.everyday import read_everyday
    from cxrisk.sources.load import build, load, marks_of
    from cxrisk.sources.schema import check_shape
    from cxrisk.sources.trouble import Unreadable


def one_input(raw: bytes) -> None:
    """What has to hold for every file, whatever is in it."""
    document, findings = load("assessments/cloud/fuzzed.yml", raw)
    if document is None:
        assert len(findings) == 1, findings
    for finding in (*findings, *(check_shape(document) if document else ())):
        assert 1 <= finding.position.line <= raw.count(b"\n") + 1, finding
    if document is not None:
        _readers_agree(raw)


def _readers_agree(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except Unreadable:
        return
    quick = read_everyday(text)
    if quick is not None:
        thorough = build(text)
        assert repr(quick) == repr(thorough.root), (quick, thorough.root)
        assert [*thorough.twins, *thorough.cuts] == [], text
        assert marks_of(text) == thorough.marks, text


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
