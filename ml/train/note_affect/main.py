"""The whole of it: `main(data, out)` writes model.onnx, io.json, fixtures.json and CARD.md into `out`."""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch

from . import export, fixtures, measure, papers
from .recipe import fresh, prepare, said_of
from .teach import taught

CACHE = Path(__file__).resolve().parents[3] / "data" / "train-cache"
TEACHERS = (1, 2)
STUDENT = 11
STEPS, STUDENT_STEPS = (1500, 1200), (1000, 1000)


def main(data: Path, out: Path) -> None:
    """About a quarter of an hour on two cores that are free."""
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    CACHE.mkdir(parents=True, exist_ok=True)
    p = prepare(data, CACHE)
    dev = (p.bank.split == "dev").to_numpy()
    fit = ~dev

    def after(step: int, model) -> None:
        said = said_of(model, [p.bank_rows[row] for row in np.flatnonzero(dev)])
        r = [measure.pearson(said[:, at], p.bank_z[dev, at]) for at in (0, 1)]
        print(f"  step {step}: dev valence r {r[0]:.3f}, arousal r {r[1]:.3f}", flush=True)

    teachers = [fresh(p, seed, fit, STEPS, after) for seed in TEACHERS]
    student = taught(p, teachers, STUDENT, fit, STUDENT_STEPS, after)

    vocabulary = "\n".join(p.words).encode()
    export.write(student, vocabulary, out / "model.onnx")
    result = {"dev": measure.figures(said_of(student, [p.bank_rows[row] for row in np.flatnonzero(dev)]), p.bank_z[dev])}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vocabulary.txt"
        path.write_bytes(vocabulary)
        fixtures.write(student, path, out / "fixtures.json")
    papers.write(out, result, len(p.words))
    print(json.dumps({"note-affect": result}), flush=True)
