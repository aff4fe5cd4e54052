"""Compiled templates, kept where Python keeps compiled modules: who can write there can write the code."""

import marshal
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SIZE = 16


class Compiled(BytecodeCache):
    """A file a template; one that is not exactly what these makers wrote, of this source, is written anew."""

    def __init__(self, folder: Path, makers: Iterable[bytes]) -> None:
        """The makers are whatever has a hand in how a template is compiled, beside its source."""
        self._folder = folder
        self._made_by = b"".join(_digest(maker) for maker in (MAGIC_NUMBER, *makers))

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept, if it is sound."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            whole = self._file(bucket).read_bytes()
            seal, body = whole[:_SIZE], whole[_SIZE:]
            if seal == self._seal(bucket, body):
                code = marshal.loads(body)  # noqa: S302 - as Python itself does with what lies there
                bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, in its place at once; where nothing can be written, it is compiled each time."""
        if sys.dont_write_bytecode or bucket.code is None:
            return
        body = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, delete=False) as beside:
                beside.write(self._seal(bucket, body) + body)
            Path(beside.name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.pyc"

    def _seal(self, bucket: Bucket, body: bytes) -> bytes:
        return _digest(b"".join((self._made_by, bucket.checksum.encode(), body)))


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
