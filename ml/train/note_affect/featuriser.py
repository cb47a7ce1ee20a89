"""Texts to words and features by the TypeScript that serves (`shared/mood/note`), through Node."""

import json
import subprocess
from pathlib import Path

import numpy as np

SCRIPT = Path(__file__).with_name("featurise.ts")


def _node(arguments: list[str], texts: list[str]) -> list[str]:
    given = "\n".join(json.dumps(text) for text in texts)
    command = ["node", "--disable-warning=ExperimentalWarning", str(SCRIPT), *arguments]
    lines = subprocess.run(command, input=given, capture_output=True, text=True, check=True, encoding="utf8").stdout
    lines = lines.split("\n")[:-1]
    if len(lines) != len(texts):
        raise ValueError(f"{len(texts)} texts were given to the featuriser and {len(lines)} came back")
    return lines


def words(texts: list[str]) -> list[list[str]]:
    return [line.split(" ") if line else [] for line in _node(["words"], texts)]


def features(texts: list[str], vocabulary: Path) -> list[np.ndarray]:
    """An int64 array [words, 2] of id and mark for each text."""
    lines = _node(["ids", str(vocabulary)], texts)
    pairs = lambda line: [tuple(map(int, pair.split(":"))) for pair in line.split(" ")] if line else []
    return [np.array(pairs(line), dtype=np.int64).reshape(-1, 2) for line in lines]
