"""What a model is worth: Pearson's r with bootstrap intervals."""

import numpy as np

TIMES = 2000


def pearson(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def interval(a: np.ndarray, b: np.ndarray, seed: int = 0) -> tuple[float, float]:
    """95 % percentile interval of r over texts drawn with replacement (Efron, 1979)."""
    hand = np.random.default_rng(seed)
    draws = [pearson(a[at], b[at]) for at in hand.integers(0, len(a), (TIMES, len(a)))]
    return tuple(round(float(q), 3) for q in np.percentile(draws, [2.5, 97.5]))


def figures(said: np.ndarray, meant: np.ndarray) -> dict:
    """Of two columns, valence and arousal."""
    both = {}
    for at, name in enumerate(("valence", "arousal")):
        both[name] = {
            "r": round(pearson(said[:, at], meant[:, at]), 3),
            "interval95": interval(said[:, at], meant[:, at]),
        }
    return {"texts": len(said), **both}
