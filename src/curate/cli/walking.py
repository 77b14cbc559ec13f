"""Walk through what is open, one key a decision: the conversation of ``curate review``, whatever it is held through."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from curate.cli.desk import Desk
from curate.cli.screen import Line, decision, screen
from curate.errors import ChangedError, UsageError
from curate.queueing import Matter, beside
from curate.recording import record, withdraw
from curate.review import Decision, Evidence, Review
from curate.reviewing.deciding import REASONED, Word, finding_review, link_review, quoted, replaces

LINK_KEYS: dict[str, Decision] = {
    "s": "supports",
    "p": "partly-supports",
    "n": "does-not-support",
    "o": "off-topic",
    "b": "background",
    "c": "cannot-tell",
}
FINDING_KEYS: dict[str, Decision] = {"a": "accepted", "r": "rejected", "d": "deferred"}
_MOVES = "w why first, k skip, u undo, m more, q quit"


class Talk(Protocol):
    """How the conversation is held: by keys on a terminal, or by lines."""

    def show(self, lines: Sequence[Line]) -> None:
        """Show one screen."""

    def say(self, text: str) -> None:
        """Say one line."""

    def key(self, question: str) -> str:
        """Return one letter that the person chose, "" where there is nobody any more."""

    def line(self, question: str) -> str | None:
        """Return a line that the person wrote, None where there is nobody any more."""


class _Done(NamedTuple):
    at: int
    review: Review


@dataclass
class Walk:
    """One walk: over ``matters`` of a desk, signed by ``reviewer``.

    ``all_matters`` are those that findings beside a link are taken from.
    """

    desk: Desk
    reviewer: str
    matters: Sequence[Matter]
    all_matters: Sequence[Matter]
    talk: Talk
    blind: bool = False
    adjudicates: bool = False
    done: list[_Done] = field(default_factory=list)
    _why: tuple[str, tuple[Evidence, ...]] = ("", ())

    def run(self) -> tuple[int, int]:
        """Hold the conversation, and return how many were decided and how many are left."""
        at, whole, again = 0, False, True
        while (here := self._end(at)) is not None:
            again, at = again or here != at, here
            matter = self.matters[at]
            if again:
                self._show(matter, at, whole=whole)
            again, whole = False, False
            key = self.talk.key(self._question(matter)).strip()[:1].casefold()
            word = (FINDING_KEYS if matter.finding else LINK_KEYS).get(key)
            if word:
                if self._decide(matter, word, at):
                    at, again = at + 1, True
            elif key == "k":
                at, again = at + 1, True
            elif key == "u":
                back = self._undo()
                at, again = (at, False) if back is None else (back, True)
            elif key == "m":
                again, whole = True, True
            elif key == "w":
                self._ask_why()
            elif key in ("q", ""):
                break
            else:
                self.talk.say(f"'{key}' is no key here")
        return len(self.done), len(self.matters) - len({one.at for one in self.done})

    def _end(self, at: int) -> int | None:
        """Return where to go on, None at the end; behind the last thing its decision can still be taken back."""
        if at < len(self.matters):
            return at
        again = bool(self.done) and self.talk.key("that was all; u undo, q quit").strip()[:1].casefold() == "u"
        return self._undo() if again else None

    def _show(self, matter: Matter, at: int, *, whole: bool) -> None:
        found = beside(matter, self.all_matters)
        position = f"{at + 1} of {len(self.matters)}:"
        self.talk.show(
            list(
                screen(matter, self.desk.survey, found, position, blind=self.blind, whole=whole, texts=self.desk.texts)
            )
        )

    def _question(self, matter: Matter) -> str:
        keys = FINDING_KEYS if matter.finding else LINK_KEYS
        return f"{', '.join(f'{key} {word}' for key, word in keys.items())}; {_MOVES}"

    def _ask_why(self) -> None:
        reason = self.talk.line("reason") or ""
        quote = (self.talk.line("the work's own words (Enter: none)") or "").strip()
        at = (self.talk.line("where in it: page 4, table 2 (Enter: not known)") or "") if quote else ""
        try:
            self._why = reason.strip(), quoted(quote, at)
        except UsageError as error:
            self.talk.say(f"not kept: {error} ({error.help})")

    def _decide(self, matter: Matter, meant: Decision, at: int) -> bool:
        """Sign and write a decision; return whether that was done."""
        reason, evidence = self._why
        if meant in REASONED and not reason:
            reason = (self.talk.line(f"reason for {meant}") or "").strip()
        until = self._day() if meant == "deferred" else None
        word = Word(decision=meant, reason=reason, evidence=evidence, until=until, adjudicates=self.adjudicates)
        try:
            review = self._signed(matter, word)
            written = record(self.desk.root, matter.subject, review)
        except (UsageError, ChangedError) as error:
            self.talk.say(f"not decided: {error}" + (f" ({error.help})" if error.help else ""))
            return False
        self._why = "", ()
        self.done.append(_Done(at, review))
        self.talk.say(f"written to {written}: {decision(review)}")
        return True

    def _signed(self, matter: Matter, word: Word) -> Review:
        if matter.finding:
            named = matter.finding.rule, matter.finding.fingerprint
            return finding_review(word, self.reviewer, named, matter.seen, self.desk.today)
        return link_review(word, self.reviewer, matter.reference or "", matter.seen, self.desk.today)

    def _day(self) -> date | None:
        text = (self.talk.line("until which day (2030-12-31)") or "").strip()
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.talk.say(f"'{text}' is no date")
            return None

    def _undo(self) -> int | None:
        """Take the last decision of this walk back, and return where it was made, or None."""
        if not self.done:
            self.talk.say("nothing was decided in this walk yet")
            return None
        at, review = self.done.pop()
        matter = self.matters[at]
        withdraw(self.desk.root, matter.subject, review, replaces(matter.reviews, review))
        self.talk.say(f"taken back: {decision(review)}")
        return at
