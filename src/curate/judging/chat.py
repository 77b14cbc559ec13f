"""A language model as judge, local or hosted, asked over HTTP in the form of chat completions."""

import json
from dataclasses import dataclass

from curate.errors import IncompleteError
from curate.http import Failure, Question, Session
from curate.judging import Judgement, judgement, prompt
from curate.score import Query, Source


@dataclass(frozen=True)
class Chat:
    """A model behind an address ("http://127.0.0.1:8080/v1/chat/completions"), asked at temperature 0.

    ``key`` goes along as bearer token where it is not "".
    """

    session: Session
    url: str
    model: str
    key: str = ""

    def judge(self, query: Query, source: Source) -> Judgement:
        """Return what the model says, with question and reply as they were.

        Raises:
            IncompleteError: it did not answer.
        """
        asked = prompt(query, source)
        body = {"model": self.model, "temperature": 0, "messages": [{"role": "user", "content": asked}]}
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        reply = self.session.ask(
            Question(
                source="web",
                url=self.url,
                params={},
                check=_text,
                post=True,
                what=f"a judgement on {source.id}",
                headers=headers,
                body=json.dumps(body, ensure_ascii=False).encode(),
            )
        )
        if isinstance(reply, Failure):
            raise IncompleteError(f"the judge did not answer: {reply.reason}", help=reply.help)
        return judgement(_text(reply.body), asked, source)


def _text(body: bytes) -> str:
    """Return the text of a reply.

    Raises:
        ValueError: the body is no chat completion.
    """
    text = json.loads(body)["choices"][0]["message"]["content"]
    if not isinstance(text, str):
        raise TypeError("the content is no text")
    return text
