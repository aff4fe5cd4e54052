"""How templates become Python: as Jinja does it, but for what our templates never need and pay for most.

Jinja looks up as a key what is no attribute, asks of whatever is called whether it wants the context, and
makes an object of every text that it prints. Our views are dataclasses, and nothing here wants the context.
"""

import re
from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape

_needs_escape = re.compile("[&<>\"']").search


class Generator(CodeGenerator):
    """Writes plain attributes, plain calls, and our way of printing.

    What it writes expects `said` and `quick` on the environment.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """`view.title`; where it is absent, that is an AttributeError."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's
    ) -> None:
        """A call of a macro, of a method, or of something global."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for given in node.kwargs:
            self.write(f"{given.key}=")
            self.visit(given.value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro with a short way in."""
        self.write("environment.quick(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.said(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


def said(value: object) -> str:
    """What a template prints, escaped; a text without anything to escape as it is.

    Raises:
        AbsentError: there is no value.
    """
    if type(value) is Markup:
        return value
    if type(value) is str:
        return escape(value) if _needs_escape(value) else value
    if value is None:
        raise AbsentError
    return escape(value)


class AbsentError(TypeError):
    """A fault of ours: the page would say "None"."""

    def __str__(self) -> str:
        return "a template prints a value that is absent: ask for it with `if` first"


def quick(macro: Macro) -> Callable[..., Any]:
    """The macro, called at once where it is given exactly what it names, one after the other."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro
    body, expects = macro._func, len(macro.arguments)  # noqa: SLF001 - what Jinja's own call ends in

    def call(*given: object, **named: object) -> Markup:
        if named or len(given) != expects:
            return Markup(macro(*given, **named))  # noqa: S704 - what a macro gives is made of escaped pieces
        return Markup(body(*given))  # noqa: S704 - the same

    return call
