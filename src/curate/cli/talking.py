"""Two ways to hold a conversation: by single keys on a terminal, and by plain lines for pipes and screen readers."""

import sys
import textwrap
from collections.abc import Sequence

import typer

from curate.cli import console
from curate.cli.screen import Line
from curate.reporters.escaping import one_line

_CLEAR = "\x1b[2J\x1b[H"
"""Empties the terminal and puts the cursor at its top (ECMA-48: ED, CUP)."""


class Plain:
    """By lines: nothing is coloured or cleared, no cursor moves, and a letter is given with Enter, from a pipe too."""

    def show(self, lines: Sequence[Line]) -> None:
        """Print the screen line by line."""
        console.show("\n" + "".join(f"{one_line(line.text)}\n" for line in lines))

    def say(self, text: str) -> None:
        """Print one line."""
        console.show(f"{one_line(text)}\n")

    def key(self, question: str) -> str:
        """Return the first letter of the next line that is not empty, "" at the end of the input."""
        while True:
            answer = self.line(question)
            if answer is None:
                return ""
            if answer.strip():
                return answer.strip()[:1]

    def line(self, question: str) -> str | None:
        """Return the next line, None at the end of the input."""
        console.show(f"{question}: ")
        answer = sys.stdin.readline()
        if not sys.stdin.isatty():
            console.show("\n")
        return answer.rstrip("\r\n") if answer else None


class Keys(Plain):
    """By keys: each screen stands alone, its lines broken at words, titles set off; one key is one answer."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def show(self, lines: Sequence[Line]) -> None:
        """Clear the terminal, and print the screen."""
        console.show(_CLEAR)
        width = max(40, console.width() or 100)
        for line in lines:
            text = one_line(line.text)
            indent = " " * (len(text) - len(text.lstrip(" >")))
            for part in textwrap.wrap(text, width, subsequent_indent=indent, drop_whitespace=True) or [""]:
                console.show(f"{self._set(part, line.kind)}\n")
        console.show("\n")

    def key(self, question: str) -> str:
        """Return the key that is pressed, q for Ctrl-D and Escape."""
        console.show(f"{self._set(question, 'title')} ")
        pressed = typer.getchar()
        console.show(f"{one_line(pressed)}\n")
        return "q" if pressed in ("\x04", "\x1b", "") else pressed

    def _set(self, text: str, kind: str) -> str:
        if not self._colour or kind == "text":
            return text
        return typer.style(text, bold=True) if kind == "title" else typer.style(text, fg="cyan")
