"""The language server behind the YAML support of most editors, asked as an editor asks it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SCRIPT = Path(sys.prefix) / "editor/node_modules/yaml-language-server/bin/yaml-language-server"
CURSOR = "¦"
CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {},
    },
    "workspace": {"configuration": True},
}
OFFLINE = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}


class LanguageServer:
    """One server for one workspace; what it cannot find on this machine, it cannot find."""

    def __init__(self, root: Path) -> None:
        assert SCRIPT.is_file(), "the language server is not installed: run `make test` once"
        nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
        self._program = subprocess.Popen(
            ["node", str(SCRIPT), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **nowhere},
        )
        self._root = root
        self._asked = 0
        self._versions: dict[str, int] = {}
        self._found: dict[str, list[Any]] = {}
        place = root.as_uri()
        folders = [{"uri": place, "name": root.name}]
        about = {"processId": os.getpid(), "rootUri": place, "workspaceFolders": folders}
        self._ask("initialize", {**about, "capabilities": CAPABILITIES})
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._ask("shutdown", None)
        self._send({"method": "exit", "params": None})
        self._program.communicate(timeout=20)

    def found(self, path: str, text: str | None = None) -> list[tuple[int, str]]:
        """What it finds wrong in a file, as it is on disk or as it would be: lines from 1, and messages."""
        whole = (self._root / path).read_text(encoding="utf-8") if text is None else text
        uri = (self._root / path).as_uri()
        version = self._versions[path] = self._versions.get(path, 0) + 1
        about: dict[str, Any] = {"uri": uri, "version": version}
        if version == 1:
            opened = {**about, "languageId": "yaml", "text": whole}
            self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
        else:
            changed = {"textDocument": about, "contentChanges": [{"text": whole}]}
            self._send({"method": "textDocument/didChange", "params": changed})
        while uri not in self._found:
            self._take(self._read())
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self._found.pop(uri)]

    def offers(self, path: str, text: str) -> dict[str, str]:
        """What it offers to type where `CURSOR` stands in the text, with what it says about it."""
        said = self._at("completion", path, text)
        return {one["label"]: _words(one.get("documentation", "")) for one in said["items"]}

    def tells(self, path: str, text: str) -> str:
        """What it tells about the word at `CURSOR`."""
        said = self._at("hover", path, text)
        return _words(said["contents"]) if said else ""

    def _at(self, what: str, path: str, text: str) -> Any:
        before, _, after = text.partition(CURSOR)
        self.found(path, before + after)
        place = {"line": before.count("\n"), "character": len(before) - (before.rfind("\n") + 1)}
        uri = (self._root / path).as_uri()
        return self._ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": place})

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            said = self._read()
            if said.get("id") == self._asked and "method" not in said:
                return said.get("result")
            self._take(said)

    def _take(self, said: dict[str, Any]) -> None:
        if said.get("method") == "textDocument/publishDiagnostics":
            self._found[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif said.get("method") == "workspace/configuration":
            wanted = [OFFLINE.get(one.get("section"), {}) for one in said["params"]["items"]]
            self._send({"id": said["id"], "result": wanted})
        elif "id" in said:
            self._send({"id": said["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self._program.stdin.flush()

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self._program.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        return json.loads(self._program.stdout.read(length))


def _words(said: Any) -> str:
    return said if isinstance(said, str) else said["value"]
