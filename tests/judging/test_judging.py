import json
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from curate.errors import UsageError
from curate.judging import GROUP, Judgement, brought, judgement, prompt, verified
from curate.score import Query, Source

SOURCE = Source(
    "a", "Pain during infusion", "Gabapentin relieved pain in 12 of 20 children – “nearly all” of the older ones."
)
QUERY = Query("Gabapentin relieved pain in 60% of children.", "Pain is common.")


def reply(answer: str, quotation: str) -> str:
    said = {"answer": answer, "quotation": quotation, "reason": "The figures agree."}
    return f"Here it is:\n```json\n{json.dumps(said)}\n```"


def test_the_question_holds_both_texts_and_asks_for_a_quotation() -> None:
    asked = prompt(QUERY, SOURCE)
    assert all(text in asked for text in (QUERY.claim, QUERY.previous, SOURCE.title, SOURCE.abstract, "quotation"))
    assert "(not known)" in prompt(Query("x"), Source("b", "Title"))


@pytest.mark.parametrize(
    ("answer", "quotation"),
    [
        ("mentions", 'relieved  pain in 12 of 20\nchildren - "nearly all"'),
        ("conflicts", "Pain during infusion"),
        ("not found", ""),
    ],
)
def test_what_is_quoted_truly_is_taken(answer: str, quotation: str) -> None:
    said = judgement(reply(answer, quotation), "asked", SOURCE)
    assert (said.answer, said.quotation, said.reason) == (answer, quotation, "The figures agree.")
    assert (said.prompt, said.reply) == ("asked", reply(answer, quotation))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (reply("mentions", ""), "the judge quoted nothing that its answer rests on"),
        (reply("mentions", "pain"), "the judge quoted nothing that its answer rests on"),
        (
            reply("conflicts", "relieved pain in 13 of 20"),
            'the judge quoted "relieved pain in 13 of 20", which is not in the source',
        ),
        (reply("supports", "Gabapentin relieved pain"), "the reply is no answer of the kind that was asked for"),
        ("I cannot say.", "the reply is no answer of the kind that was asked for"),
        ("{" * 9000 + "}", "the reply is no answer of the kind that was asked for"),
    ],
)
def test_what_is_not_is_not_evaluated(text: str, reason: str) -> None:
    said = judgement(text, "asked", SOURCE)
    assert (said.answer, said.reason, said.reply) == ("not evaluated", reason, text)


def test_a_quotation_does_not_run_from_title_to_abstract() -> None:
    said = Judgement(reference="a", answer="mentions", quotation="infusion Gabapentin relieved")
    assert verified(said, SOURCE).answer == "not evaluated"


class Silent:
    """Finds nothing, ever."""

    def judge(self, query: Query, source: Source) -> Judgement:
        del query
        return Judgement(reference=source.id, answer="not found")


def test_a_package_brings_a_judge_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [EntryPoint(name, f"judging.test_judging:{name}", GROUP) for name in ("Silent", "Gone")]
    monkeypatch.setattr("curate.judging.entry_points", lambda group: EntryPoints(entries).select(group=group))
    assert brought("Silent").judge(QUERY, SOURCE).answer == "not found"
    with pytest.raises(UsageError, match="cannot be loaded"):
        brought("Gone")
    with pytest.raises(UsageError, match="did you mean 'Silent'"):
        brought("Silend")
