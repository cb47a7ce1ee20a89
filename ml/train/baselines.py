"""Trains the baselines that `npm run eval:models` puts beside the models; each is a small file of coefficients.

    python3 ml/train/baselines.py DATA_DIR [OUT_DIR]

window-ridge.json   ridge on the last values and means (CoVidAffect): the window of ml/eval/window.ts
tfidf-ridge.json    ridge on hashed words and character n-grams (EmoBank, split "train"): those of ml/eval/hashed-text.ts
lexicon.json        valence and arousal of single words, 0..1 (Glasgow norms, CC BY 4.0)
"""

import base64
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge

HERE = Path(__file__).parent
NODE = ["node", "--disable-warning=ExperimentalWarning"]
TEXT_ALPHA = 3.0
WINDOW_ALPHA = 100.0


def main(data_dir: Path, out_dir: Path) -> None:
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder)
        subprocess.run([*NODE, HERE / "baseline-rows.ts", data_dir, rows], check=True, cwd=HERE.parents[1])
        write(out_dir / "window-ridge.json", window_ridge(rows))
        write(out_dir / "tfidf-ridge.json", text_ridge(rows))
    write(out_dir / "lexicon.json", lexicon(data_dir / "glasgow" / "glasgow_norms.csv"))


def write(file: Path, content: dict) -> None:
    file.write_text(json.dumps(content, separators=(",", ":")) + "\n")


def window_ridge(rows: Path) -> dict:
    table = np.fromfile(rows / "windows.f64").reshape(-1, json.loads((rows / "windows.json").read_text())["columns"])
    x, y = table[:, :-2], table[:, -2:]
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = Ridge(alpha=WINDOW_ALPHA).fit((x - mean) / deviation, y)
    weights = model.coef_ / deviation
    intercepts = model.intercept_ - weights @ mean
    named = dict(zip(("valence", "arousal"), range(2)))
    return {
        name: {"intercept": round(float(intercepts[at]), 6), "weights": [round(float(w), 6) for w in weights[at]]}
        for name, at in named.items()
    }


def text_ridge(rows: Path) -> dict:
    from scipy.sparse import csr_matrix

    facts = json.loads((rows / "texts.json").read_text())
    places = np.fromfile(rows / "texts.places.i32", dtype=np.int32)
    values = np.fromfile(rows / "texts.values.f32", dtype=np.float32)
    starts = np.fromfile(rows / "texts.starts.i32", dtype=np.int32)
    truth = np.fromfile(rows / "texts.truth.f64").reshape(-1, 2)
    counts = csr_matrix((values, places, starts), shape=(len(truth), facts["buckets"]))
    idf = np.log((1 + len(truth)) / (1 + np.bincount(places, minlength=facts["buckets"]))) + 1
    x = counts.multiply(idf[None, :]).tocsr()
    norms = np.sqrt(np.asarray(x.multiply(x).sum(1)).ravel()) + 1e-9
    x = x.multiply(1 / norms[:, None]).tocsr()
    model = Ridge(alpha=TEXT_ALPHA, solver="sparse_cg", tol=1e-6).fit(x, truth)
    return {
        "buckets": facts["buckets"],
        "idf": half_floats(idf),
        "valence": {"intercept": float(model.intercept_[0]), "weights": half_floats(model.coef_[0])},
        "arousal": {"intercept": float(model.intercept_[1]), "weights": half_floats(model.coef_[1])},
    }


def half_floats(numbers) -> dict:
    """int16 with one scale, base64: the file stays small and the figures stay the same to three digits."""
    scale = float(np.abs(numbers).max() / 32767)
    return {"scale": scale, "int16": base64.b64encode(np.round(numbers / scale).astype("<i2").tobytes()).decode()}


def lexicon(file: Path) -> dict:
    """Senses ("bank (money)") are left out; a word's own row is the mean reading of it."""
    with file.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Word"].isalpha()]
    share = lambda text: round((float(text) - 1) / 8, 3)  # noqa: E731
    return {row["Word"].lower(): [share(row["Valence"]), share(row["Arousal"])] for row in rows}


if __name__ == "__main__":
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "models" / "baselines"
    main(Path(sys.argv[1]), out)
