"""Valence, arousal and dominance of every word, from the Glasgow norms by kernel ridge regression on GloVe's vectors."""

import numpy as np
from sklearn.kernel_ridge import KernelRidge

KERNEL = dict(kernel="rbf", gamma=1.0, alpha=0.3)


def columns(words: list[str], vectors: np.ndarray, norms) -> np.ndarray:
    """float32 [words, 3] in standard deviations; 0 for words without a vector. Rated words keep half of their rating."""
    row = {word: at for at, word in enumerate(words)}
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(length, 1e-6)
    rated = norms[norms.word.isin(row)]
    at = rated.word.map(row).to_numpy()
    targets = rated[["valence", "arousal", "dominance"]].to_numpy()
    targets = (targets - targets.mean(0)) / targets.std(0)
    has = length[at, 0] > 0
    model = KernelRidge(**KERNEL).fit(unit[at][has], targets[has])
    out = np.concatenate([model.predict(unit[k : k + 2000]) for k in range(0, len(unit), 2000)])
    out[length[:, 0] == 0] = 0
    out[at] = (out[at] + targets) / 2 if len(at) else out[at]
    return out.astype(np.float32)
