"""The published data sets as texts and targets; see ml/README.md for their licences. Nothing of them is kept here."""

from pathlib import Path

import numpy as np
import pandas as pd

EMOTIONS = 28
XED = 9


def emobank(data: Path) -> pd.DataFrame:
    """Columns split, text, V and A (1..5)."""
    return pd.read_csv(data / "emobank" / "emobank-train-dev.csv", keep_default_na=False).astype({"V": float, "A": float})


def goemotions(data: Path) -> tuple[list[str], np.ndarray]:
    """Texts and a 0/1 array [texts, 28]."""
    frames = [
        pd.read_csv(data / "goemotions" / f"{part}.tsv", sep="\t", header=None, quoting=3, keep_default_na=False)
        for part in ("train", "dev")
    ]
    rows = pd.concat(frames)
    labels = np.zeros((len(rows), EMOTIONS), np.float32)
    for row, ids in enumerate(rows[1].astype(str)):
        labels[row, [int(label) for label in ids.split(",")]] = 1
    texts = rows[0].str.replace(r"\[NAME\]", "Xyzzy", regex=True).str.replace(r"\[RELIGION\]", "Christian", regex=True)
    return texts.tolist(), labels


def xed(data: Path) -> tuple[list[str], np.ndarray]:
    """Subtitle lines and a 0/1 array [lines, 9]: Plutchik's eight, then neutral."""
    lines = lambda name: (data / "xed" / name).read_text(encoding="utf8").split("\n")
    felt = [line.rsplit("\t", 1) for line in lines("xed_en_annotated.tsv") if "\t" in line]
    neutral = [line.split("\t", 1)[1] for line in lines("xed_neu_en.txt") if "\t" in line]
    labels = np.zeros((len(felt) + len(neutral), XED), np.float32)
    for row, (_, ids) in enumerate(felt):
        labels[row, [int(label) - 1 for label in ids.split(",")]] = 1
    labels[len(felt) :, XED - 1] = 1
    return [text for text, _ in felt] + neutral, labels


def glasgow(data: Path) -> pd.DataFrame:
    """Columns word, valence, arousal, dominance (1..9); of a word with several senses ("bow (knot)") their mean."""
    norms = pd.read_csv(data / "glasgow" / "glasgow_norms.csv")
    norms["word"] = norms.Word.str.replace(r"\s*\(.*\)", "", regex=True).str.lower()
    norms = norms.groupby("word")[["Valence", "Arousal", "Dominance"]].mean().reset_index()
    return norms[norms.word.str.fullmatch("[a-z]+")].rename(columns=str.lower)


def glove(data: Path) -> dict[str, np.ndarray]:
    table = np.load(data / "glove" / "glove6B50_top100k_f16.npy").astype(np.float32)
    words = (data / "glove" / "glove6B50_top100k_vocab.txt").read_text(encoding="utf8").split("\n")
    return dict(zip(words, table))
