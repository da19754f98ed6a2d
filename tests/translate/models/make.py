"""Train a small genuine Argos package, from sentence pairs to the .argosmodel file that the tests install.

    python tests/translate/models/make.py en fr --pairs europarl-en-fr.train.tsv.xz --minutes 15
    python tests/translate/models/make.py fr en --pairs europarl-en-fr.train.tsv.xz --minutes 8
    python tests/translate/models/make.py en de --toy --minutes 1
    python tests/translate/models/make.py de fr --toy --minutes 1

Needs torch, which diglot itself does not: `pip install --target DIR torch`, and DIR in PYTHONPATH. The network is a
Transformer (Vaswani et al. 2017) with layer normalisation first and one table of embeddings for both languages and the
output (Press and Wolf 2017), written in CTranslate2's format in eight bits. Placeholders are trained as unknown words
whose place the first head of the last layer attends to (guided alignment, Chen et al. 2016), as CTranslate2 replaces
them. Pairs: Europarl (Koehn 2005) and what memory/ of this project holds; none of them is in the package.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import random
import re
import time
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import common_spec, transformer_spec
from torch import nn
from torch.nn import functional

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NAMES = {"en": "English", "fr": "French", "de": "German"}
LONGEST = 12  # words: the sentences of a playbook are short, and short ones are learnt sooner
REPEATED = 40  # times a pair of the field counts, beside one of Europarl
PLACEHOLDERS = [chr(0xE000 + n) for n in range(32)]
UNKNOWN, BEGIN, END = 0, 1, 2

TOY = [  # English, German, French: what the pivot is tried on
    ("the customer", "der Kunde", "le client"),
    ("the employee", "der Mitarbeiter", "l’employé"),
    ("the manager", "der Leiter", "le responsable"),
    ("the team", "das Team", "l’équipe"),
    ("the service", "der Dienst", "le service"),
    ("the complaint", "die Beschwerde", "la réclamation"),
    ("the price", "der Preis", "le prix"),
    ("the answer", "die Antwort", "la réponse"),
]
TOY_VERBS = [
    ("waits", "wartet", "attend"),
    ("answers", "antwortet", "répond"),
    ("arrives", "kommt", "arrive"),
    ("changes", "ändert sich", "change"),
    ("stays", "bleibt", "reste"),
]
TOY_ENDS = [
    ("today", "heute", "aujourd’hui"),
    ("tomorrow", "morgen", "demain"),
    ("here", "hier", "ici"),
    ("always", "immer", "toujours"),
]


class Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def split(self, values: torch.Tensor) -> torch.Tensor:
        return values.view(*values.shape[:2], self.heads, -1).transpose(1, 2)

    def forward(self, x, memory, mask, want_weights=False):
        normal = self.norm(x)
        memory = normal if memory is None else memory
        q, k, v = self.split(self.query(normal)), self.split(self.key(memory)), self.split(self.value(memory))
        weights = None
        if want_weights:
            scores = (q @ k.transpose(-1, -2)) / math.sqrt(q.shape[-1])
            weights = (scores.float() + mask).softmax(-1)
            mixed = weights.to(v.dtype) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        return x + self.out(mixed.transpose(1, 2).flatten(2)), weights


class Feed(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.norm, self.wide, self.narrow = nn.LayerNorm(width), nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x):
        return x + self.narrow(functional.relu(self.wide(self.norm(x))))


class Network(nn.Module):
    def __init__(self, words: int, width: int, inner: int, layers: tuple[int, int], heads: int) -> None:
        super().__init__()
        self.width = width
        self.table = nn.Embedding(words, width)
        nn.init.normal_(self.table.weight, std=width**-0.5)
        self.bias = nn.Parameter(torch.zeros(words))
        self.register_buffer("places", places(256, width))
        self.encoder = nn.ModuleList(
            nn.ModuleList([Attention(width, heads), Feed(width, inner)]) for _ in range(layers[0])
        )
        self.decoder = nn.ModuleList(
            nn.ModuleList([Attention(width, heads), Attention(width, heads), Feed(width, inner)])
            for _ in range(layers[1])
        )
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(width), nn.LayerNorm(width)

    def embed(self, ids):
        return self.table(ids) * math.sqrt(self.width) + self.places[: ids.shape[1]]

    def forward(self, source, source_mask, target):
        x = functional.dropout(self.embed(source), 0.05, self.training)
        for attention, feed in self.encoder:
            x = feed(attention(x, None, source_mask)[0])
        memory = self.encoder_norm(x)
        causal = torch.full((target.shape[1],) * 2, -1e9).triu(1)[None, None]
        y = functional.dropout(self.embed(target), 0.05, self.training)
        weights = None
        for own, across, feed in self.decoder:
            y, weights = across(own(y, None, causal)[0], memory, source_mask, want_weights=True)
            y = feed(y)
        return self.decoder_norm(y) @ self.table.weight.T + self.bias, weights


def places(count: int, width: int) -> torch.Tensor:
    steps = torch.exp(torch.arange(0, width, 2) * (-math.log(10000.0) / width))
    angles = torch.arange(count)[:, None] * steps
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1)


def field_pairs(source: str, target: str) -> list[tuple[str, str]]:
    found = []
    for path in sorted((ROOT / "memory" / "en-fr").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            unit = json.loads(line)
            found.append((plain(unit["source"]), plain(unit["target"])))
    with (ROOT / "memory" / "terms.csv").open(encoding="utf-8") as file:
        found += [(row["en"], row["fr"]) for row in csv.DictReader(file)]
    return found if (source, target) == ("en", "fr") else [(two, one) for one, two in found]


def plain(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "").replace("`", "")


def europarl_pairs(path: Path, source: str) -> list[tuple[str, str]]:
    found = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            en, fr = (re.sub(r"\s+", " ", side).strip() for side in line.rstrip("\n").split("\t")[:2])
            lengths = len(en.split()), len(fr.split())
            if min(lengths) >= 2 and max(lengths) <= LONGEST and 0.5 < lengths[0] / lengths[1] < 2:
                found.append((en, fr.replace("'", "’")) if source == "en" else (fr.replace("'", "’"), en))
    return found


def toy_pairs(source: str, target: str) -> list[tuple[str, str]]:
    order = ("en", "de", "fr")
    one, two = order.index(source), order.index(target)
    found = [
        tuple(" ".join((noun[n], verb[n], end[n])).capitalize() + "." for n in (one, two))
        for noun in TOY
        for verb in TOY_VERBS
        for end in TOY_ENDS
    ]
    return [(a, b) for a, b in found for _ in range(20)]


def with_placeholders(source: str, target: str) -> tuple[str, str]:
    """Hide what both sides share (a number, a name) behind placeholders, or add one to both."""
    chosen = random.sample(PLACEHOLDERS, 4)
    words = {word for word in re.findall(r"\b(?:\d[\d.,]*\d|\d|[A-Z][a-z]+)\b", source) if target.count(word) == 1}
    words = {word for word in words if source.count(word) == 1}
    for word, mark in zip(sorted(words, key=lambda _: random.random()), chosen, strict=False):
        if random.random() < 0.5:
            source, target = source.replace(word, mark), target.replace(word, mark)
    if random.random() < 0.2 and source[-1] in ".!?" and target[-1] in ".!?":
        source, target = f"{source[:-1]} {chosen[3]}{source[-1]}", f"{target[:-1]} {chosen[3]}{target[-1]}"
    elif random.random() < 0.06:
        source, target = f"{chosen[3]} {source}", f"{chosen[3]} {target}"
    return source, target


def vocabulary(pairs: list[tuple[str, str]], size: int, into: Path) -> sentencepiece.SentencePieceProcessor:
    sentences = (side for pair in pairs for side in pair)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(into / "sentencepiece"),
        vocab_size=size,
        model_type="unigram",
        character_coverage=1.0,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        pad_id=-1,
        num_threads=1,
        hard_vocab_limit=False,
        input_sentence_size=150_000,
        shuffle_input_sentence=True,
        minloglevel=2,
        normalization_rule_name="nmt_nfkc",
    )
    return sentencepiece.SentencePieceProcessor(model_file=str(into / "sentencepiece.model"))


def batches(pairs, processor, tokens: int):
    """Endless batches of sentences of like length, about so many target tokens each, as padded arrays."""
    while True:
        random.shuffle(pairs)
        for start in range(0, len(pairs), 20_000):
            some = [with_placeholders(*pair) for pair in pairs[start : start + 20_000]]
            sides = [processor.encode([pair[n] for pair in some], out_type=str) for n in (0, 1)]
            order = sorted(range(len(some)), key=lambda n: (len(sides[1][n]), len(sides[0][n])))
            groups, group, longest = [], [], 0
            for n in order:
                longest = max(longest, len(sides[0][n]), len(sides[1][n]) + 1)
                if group and longest * (len(group) + 1) > tokens:
                    groups.append(group)
                    group, longest = [], max(len(sides[0][n]), len(sides[1][n]) + 1)
                group.append(n)
            groups.append(group)
            random.shuffle(groups)
            for group in groups:
                yield arrays([sides[0][n] for n in group], [sides[1][n] for n in group], processor)


def arrays(sources, targets, processor):
    rows, wide, tall = len(sources), max(map(len, sources)), max(map(len, targets)) + 1
    source, mask = torch.full((rows, wide), END), torch.full((rows, 1, 1, wide), -1e9)
    given, wanted = torch.full((rows, tall), END), torch.full((rows, tall), -100)
    guided = []
    for row, (one, two) in enumerate(zip(sources, targets, strict=True)):
        source[row, : len(one)] = torch.tensor([processor.piece_to_id(piece) for piece in one])
        mask[row, :, :, : len(one)] = 0
        ids = [processor.piece_to_id(piece) for piece in two]
        given[row, : len(ids) + 1] = torch.tensor([BEGIN, *ids])
        wanted[row, : len(ids) + 1] = torch.tensor([*ids, END])
        spots = {piece: at for at, piece in enumerate(one) if piece in PLACEHOLDERS}
        guided += [(row, at, spots[piece]) for at, piece in enumerate(two) if piece in spots]
    return source, mask, given, wanted, guided


def train(network: Network, supply, minutes: float, rate: float) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    started, seen, shown, running = time.monotonic(), 0, 0.0, 0.0
    for step, (source, mask, given, wanted, guided) in enumerate(supply, 1):
        passed = (time.monotonic() - started) / 60 / minutes
        if passed >= 1:
            return
        for group in optimizer.param_groups:  # up within the first twentieth, then down to nothing at the end
            group["lr"] = rate * min(passed / 0.05, 1) * (1 - passed) ** 0.8
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores, weights = network(source, mask, given)
        loss = functional.cross_entropy(scores.float().flatten(0, 1), wanted.flatten(), label_smoothing=0.1)
        running = 0.98 * running + 0.02 * loss.item()
        if guided:
            rows, ats, spots = zip(*guided, strict=True)
            loss = loss - 0.5 * weights[list(rows), 0, list(ats), list(spots)].clamp_min(1e-6).log().mean()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seen += int((wanted >= 0).sum())
        if passed - shown > 0.02:
            shown = passed
            print(f"{passed:5.0%} step {step} tokens {seen / 1e6:.2f}M loss {running:.3f}", flush=True)


def linear(spec, *layers: nn.Linear) -> None:
    spec.weight = np.concatenate([layer.weight.detach().numpy() for layer in layers])
    spec.bias = np.concatenate([layer.bias.detach().numpy() for layer in layers])


def norm(spec, layer: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = layer.weight.detach().numpy(), layer.bias.detach().numpy()


def write_attention(spec, layer: Attention, *, own: bool) -> None:
    norm(spec.layer_norm, layer.norm)
    if own:
        linear(spec.linear[0], layer.query, layer.key, layer.value)
    else:
        linear(spec.linear[0], layer.query)
        linear(spec.linear[1], layer.key, layer.value)
    linear(spec.linear[-1], layer.out)


def write_feed(spec, layer: Feed) -> None:
    norm(spec.layer_norm, layer.norm)
    linear(spec.linear_0, layer.wide)
    linear(spec.linear_1, layer.narrow)


def export(network: Network, processor, layers: tuple[int, int], heads: int, into: Path) -> None:
    spec = transformer_spec.TransformerSpec.from_config(layers, heads, activation=common_spec.Activation.RELU)
    table = network.table.weight.detach().numpy()
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight, spec.decoder.projection.bias = table, network.bias.detach().numpy()
    for side, modules, last in (
        (spec.encoder, network.encoder, network.encoder_norm),
        (spec.decoder, network.decoder, network.decoder_norm),
    ):
        side.position_encodings.encodings = network.places.numpy()
        norm(side.layer_norm, last)
        for layer, module in zip(side.layer, modules, strict=True):
            write_attention(layer.self_attention, module[0], own=True)
            if len(module) == 3:
                write_attention(layer.attention, module[1], own=False)
            write_feed(layer.ffn, module[-1])
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token = "<s>"
    words = [processor.id_to_piece(n) for n in range(processor.get_piece_size())]
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(into))


def pack(source: str, target: str, folder: Path) -> Path:
    about = {
        "package_version": "0.1",
        "argos_version": "1.9",
        "type": "translate",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "links": [],
    }
    readme = (
        f"# {NAMES[source]} to {NAMES[target]}\n\nA small model for the tests of diglot, made by make.py there. MIT.\n"
    )
    if "de" not in {source, target}:
        readme += (
            "Trained on Europarl (Koehn, Europarl: A Parallel Corpus for Statistical Machine Translation, 2005).\n"
        )
    path = HERE / f"translate-{source}_{target}-0_1.argosmodel"
    root = f"translate-{source}_{target}-0_1"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{root}/metadata.json", json.dumps(about, indent=1))
        archive.writestr(f"{root}/README.md", readme)
        archive.write(folder / "sentencepiece.model", f"{root}/sentencepiece.model")
        for file in sorted((folder / "model").iterdir()):
            archive.write(file, f"{root}/model/{file.name}")
    return path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--toy", action="store_true")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--work", type=Path, default=Path("/tmp/diglot-make-model"))
    given = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    folder = given.work / f"{given.source}-{given.target}"
    (folder / "model").mkdir(parents=True, exist_ok=True)
    if given.toy:
        pairs = toy_pairs(given.source, given.target)
        size, width, inner, layers, heads, tokens, rate = 120, 64, 128, (1, 1), 2, 1000, 3e-3
    else:
        near = field_pairs(given.source, given.target)
        pairs = europarl_pairs(given.pairs, given.source) + near * REPEATED
        size, width, inner, layers, heads, tokens, rate = 4000, 160, 512, (3, 1), 4, 2000, 3e-3
    print(len(pairs), "pairs", flush=True)
    processor = vocabulary(pairs, size, folder)
    network = Network(processor.get_piece_size(), width, inner, layers, heads)
    print(sum(p.numel() for p in network.parameters()), "weights", flush=True)
    train(network, batches(pairs, processor, tokens), given.minutes, rate)
    export(network, processor, layers, heads, folder / "model")
    path = pack(given.source, given.target, folder)
    print(path.name, path.stat().st_size, "bytes")
    translator = ctranslate2.Translator(str(folder / "model"))
    for text in (
        "The customer waits today.",
        "Serve the customer well, and 3 of them come back.",
        "Write to \ue001 at \ue002.",
    ):
        pieces = processor.encode(text, out_type=str)
        out = translator.translate_batch([pieces], replace_unknowns=True, beam_size=4, length_penalty=0.2)[
            0
        ].hypotheses[0]
        print(text, "->", processor.decode_pieces(out))


if __name__ == "__main__":
    main()
