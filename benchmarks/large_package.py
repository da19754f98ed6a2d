"""A package as large as the public ones of Argos, with random weights: what drafting costs where networks are not tiny.

    python benchmarks/large_package.py FILE.argosmodel
    python benchmarks/translate.py --package FILE.argosmodel --copies 1 --runs 1 --every 6

What it writes is no language, but it takes the time of one: 6 and 6 layers of width 512, 32,000 words, eight bits
(Vaswani et al. 2017, base), and about as many words out as the test package gives.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

SMALL = Path(__file__).parents[1] / "tests" / "translate" / "models" / "translate-en_fr-0_1.argosmodel"
WORDS, WIDTH, INNER, LAYERS, HEADS = 32_000, 512, 2048, 6, 8
END = 2
SPREAD = 0.04
ENDING = 1.0
"""How much more likely the end becomes with each word: sentences of about fifteen words."""


def drawn(random: np.random.Generator, *shape: int) -> np.ndarray[Any, Any]:
    """Random weights."""
    return (random.standard_normal(shape) * SPREAD).astype(np.float32)


def network(words: list[str]) -> transformer_spec.TransformerSpec:
    """The network, written in eight bits."""
    random = np.random.default_rng(0)
    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, activation=common_spec.Activation.RELU)
    table, last = drawn(random, WORDS, WIDTH), np.zeros(WIDTH, np.float32)
    last[0] = 1  # the direction in which the end lies, and in which each place goes further
    table[:, 0] = 0
    table[END] = last
    places = drawn(random, 512, WIDTH)
    places[:, 0] = np.arange(512, dtype=np.float32) * ENDING
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    spec.decoder.projection.bias = np.zeros(WORDS, np.float32)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = places
        normal(side.layer_norm)
        for layer in side.layer:
            attention(random, layer.self_attention, own=True)
            if side is spec.decoder:
                attention(random, layer.attention, own=False)
            normal(layer.ffn.layer_norm)
            linear(random, layer.ffn.linear_0, INNER, WIDTH)
            linear(random, layer.ffn.linear_1, WIDTH, INNER)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.config.decoder_start_token = "<s>"  # noqa: S105  # no password
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def normal(spec: Any) -> None:  # noqa: ANN401  # CTranslate2 has no types
    """A normalisation that changes nothing."""
    spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def linear(random: np.random.Generator, spec: Any, out: int, into: int) -> None:  # noqa: ANN401  # as above
    """A layer of random weights, which leaves the direction of the end alone."""
    spec.weight, spec.bias = drawn(random, out, into), np.zeros(out, np.float32)
    if out == WIDTH:
        spec.weight[0] = 0


def attention(random: np.random.Generator, spec: Any, *, own: bool) -> None:  # noqa: ANN401  # as above
    """Attention of random weights."""
    normal(spec.layer_norm)
    for layer, out in zip(spec.linear[:-1], (3 * WIDTH,) if own else (WIDTH, 2 * WIDTH), strict=True):
        linear(random, layer, out, WIDTH)
    linear(random, spec.linear[-1], WIDTH, WIDTH)


def main() -> None:
    """Write the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    file = parser.parse_args().file
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(SMALL) as small:
        folder = Path(name)
        inside = small.namelist()[0].partition("/")[0]
        pieces = folder / "sentencepiece.model"
        pieces.write_bytes(small.read(f"{inside}/sentencepiece.model"))
        (folder / "model").mkdir()
        known = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
        words = [known.id_to_piece(n) for n in range(known.get_piece_size())]
        network([*words, *(f"\u2581w{n}" for n in range(WORDS - len(words)))]).save(str(folder / "model"))
        about = json.loads(small.read(f"{inside}/metadata.json"))
        (folder / "metadata.json").write_text(json.dumps(about | {"package_version": "0.2"}), "utf-8")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    package.write(path, f"large/{path.relative_to(folder)}")


if __name__ == "__main__":
    main()
