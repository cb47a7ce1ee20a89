"""Answers of scipy and numpy for the tests of shared/mood/statistics: python3 ml/train/statistics_fixtures.py"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

OUT = pathlib.Path(__file__).resolve().parents[2] / "shared/mood/statistics/testing/fixtures.json"
rng = np.random.default_rng(6)


def sample(n, grid, shift=0.0):
    """n values in 0..1; with a grid they are rounded to it, so that there are ties."""
    values = np.clip(rng.beta(4, 3, n) + shift, 0, 1)
    return [float(v) for v in (np.round(values * grid) / grid if grid else values)]


def mann_whitney(n, m, grid, shift):
    xs, ys = sample(n, grid, shift), sample(m, grid)
    u, p = stats.mannwhitneyu(xs, ys, alternative="two-sided", method="auto")
    differences = np.subtract.outer(np.array(xs), np.array(ys)).ravel()
    return {"xs": xs, "ys": ys, "u": float(u), "p": float(p), "hodgesLehmann": float(np.median(differences))}


def adjusted(ps):
    """Benjamini and Hochberg as they wrote it: the least p_(j)·m/j over j >= i."""
    order = np.argsort(ps)
    scaled = np.array(ps)[order] * len(ps) / np.arange(1, len(ps) + 1)
    least = np.minimum(1, np.minimum.accumulate(scaled[::-1])[::-1])
    out = np.empty(len(ps))
    out[order] = least
    return {"ps": ps, "adjusted": [float(p) for p in out]}


def interval(n, m, grid, inflation):
    """The interval from all differences, by sorting them; z of 95 %."""
    xs, ys = sample(n, grid, 0.1), sample(m, grid)
    differences = np.sort(np.subtract.outer(np.array(xs), np.array(ys)).ravel())
    z = stats.norm.isf(0.025)
    outside = max(1, int(np.floor(n * m / 2 - z * np.sqrt(n * m * (n + m + 1) * inflation / 12))))
    low, high = float(differences[outside - 1]), float(differences[n * m - outside])
    return {"xs": xs, "ys": ys, "inflation": inflation, "low": low, "high": high}


fixtures = {
    "made": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "mannWhitney": [
        mann_whitney(*case)
        for case in [(5, 7, 0, 0.2), (8, 30, 0, 0.1), (3, 3, 0, 0), (8, 8, 0, 0.3), (9, 40, 0, 0.05)]
        + [(12, 15, 10, 0.1), (40, 60, 20, 0.05), (8, 20, 4, 0), (100, 30, 0, 0.02), (25, 25, 2, 0.3)]
    ],
    "intervals": [interval(*case) for case in [(12, 15, 10, 1), (40, 61, 0, 1), (30, 20, 20, 2.5), (8, 8, 0, 1)]],
    "benjaminiHochberg": [
        adjusted(ps)
        for ps in [
            [0.01, 0.04, 0.03, 0.005, 0.8],
            [0.2],
            [0.05, 0.05, 0.05],
            [float(p) for p in rng.uniform(0, 1, 25) ** 2],
        ]
    ],
    "quantiles": [
        {"values": values, "share": share, "quantile": float(np.quantile(values, share))}
        for values, share in [(sample(11, 0), 0.1), (sample(4, 0), 0.9), (sample(37, 10), 0.37), ([0.5], 0.1)]
    ],
    "normal": [{"z": z, "p": float(2 * stats.norm.sf(z))} for z in [0, 0.1, 1, 1.96, 3.3, 3.6, 5, 8, 20]],
    "student": [
        {"t": t, "degrees": k, "p": float(2 * stats.t.sf(t, k))}
        for t, k in [(0.5, 1), (2, 1), (4.302652729911275, 2), (2.2, 3), (1.5, 4), (2.0, 29), (3, 60), (2, 301)]
    ],
}
OUT.parent.mkdir(parents=True, exist_ok=True)
OUT.write_text(json.dumps(fixtures) + "\n")
print(f"{OUT.name}: {', '.join(f'{name} {len(rows)}' for name, rows in fixtures.items() if name != 'made')}")
