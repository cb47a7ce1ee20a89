"""From the sources to a trained model: which texts, which tasks, how long."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch

from . import affect_columns, diary, featuriser, packages, sources, vectors, vocabulary
from .export import PACE
from .fit import Task, predict, train
from .model import NoteAffect

DIARY = 20_000
# EmoBank's middle and standard deviation, valence and arousal, on its own scale.
MIDDLE, SPREAD = (2.98, 3.04), (0.35, 0.26)


@dataclass
class Prepared:
    words: list[str]
    vectors: np.ndarray
    columns: np.ndarray
    bank: pd.DataFrame
    bank_rows: list[np.ndarray]
    bank_z: np.ndarray
    others: dict[str, tuple[list[np.ndarray], np.ndarray]]


def prepare(data: Path, cache: Path) -> Prepared:
    """Everything that training needs, as features; what a text is made into is decided by shared/mood/note."""
    bank, norms = sources.emobank(data), sources.glasgow(data)
    reddit, emotions = sources.goemotions(data)
    lines, plutchik = sources.xed(data)
    made, places = diary.sentences(seed=1, count=DIARY)
    seen = bank.text.tolist() + reddit + lines
    words = vocabulary.choose(
        seen,
        featuriser.words(seen + made),
        norms.word.tolist(),
        list(sources.glove(data)),
        vocabulary.ordinary_english(packages.unpacked(packages.WORDS, cache)),
    )
    path = cache / "vocabulary.txt"
    path.write_text("\n".join(words), encoding="utf8")
    table = vectors.of(words, packages.unpacked(packages.VECTORS, cache), cache)
    columns = affect_columns.columns(["", "", *words], table, norms)
    groups = [bank.text.tolist(), reddit, lines, made, norms.word.tolist()]
    features = featuriser.features([text for group in groups for text in group], path)
    ends = np.cumsum([len(group) for group in groups])
    parts = [features[end - len(group) : end] for group, end in zip(groups, ends)]
    rated = norms[["valence", "arousal"]].to_numpy()
    z = (bank[["V", "A"]].to_numpy() - MIDDLE) / SPREAD
    return Prepared(
        words,
        table,
        columns,
        bank,
        parts[0],
        z.astype(np.float32),
        {
            "emotions": (parts[1], emotions),
            "xed": (parts[2], plutchik),
            "diary": (parts[3], (np.log(places / (1 - places)) / PACE).astype(np.float32)),
            "norms": (parts[4], ((rated - rated.mean(0)) / rated.std(0)).astype(np.float32)),
        },
    )


def task(head: str, rows: list[np.ndarray], targets: np.ndarray, size: int, weight: float = 1.0, own_day: float | None = None) -> Task:
    """Without the texts that have no word at all."""
    at = np.array([row for row, words in enumerate(rows) if len(words)])
    return Task(head, [rows[row] for row in at], targets[at], size, weight, own_day)


def fresh(p: Prepared, seed: int, fit: np.ndarray, steps: tuple[int, int], after=None) -> NoteAffect:
    """First what texts speak of, then where they lie; `fit` says which rows of EmoBank it sees."""
    torch.manual_seed(seed)
    model = NoteAffect(p.vectors, p.columns)
    other = lambda name, size, weight, own_day=None: task(name, *p.others[name], size, weight, own_day)
    first = [other("emotions", 96, 1), other("xed", 48, 0.6), other("norms", 16, 0.15), other("diary", 40, 0.1)]
    train(model, first, steps[0], 3e-3, seed, after)
    bank = task("affect", [p.bank_rows[row] for row in np.flatnonzero(fit)], p.bank_z[fit], 64, own_day=0.0)
    then = [other("emotions", 40, 0.3), other("xed", 16, 0.2), other("diary", 36, 0.15, 1.0)]
    train(model, [bank, *then], steps[1], 1.5e-3, seed, after)
    return model


def said_of(model: NoteAffect, rows: list[np.ndarray], head: str = "place") -> np.ndarray:
    """What it says of each; of a text without words nothing (0)."""
    out = predict(model, [row if len(row) else np.ones((1, 2), np.int64) for row in rows], head)
    out[[at for at, row in enumerate(rows) if not len(row) or row[:, 0].max() <= 1]] = 0
    return out
