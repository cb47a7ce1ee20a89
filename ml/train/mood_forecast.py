"""Trains mood-forecast: the last entries -> the next entry's and the next day's valence and arousal, as ranges.

    python3 ml/train/mood_forecast.py DATA_DIR [OUT_DIR]

Reads DATA_DIR/covidaffect/covidaffect-train.tsv through the product's own featuriser (Node must be on PATH), scores it
on people left out, trains it on all, and writes model.onnx, io.json, figures.json, fixtures.json and CARD.md.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent))
from forecast_card import write_card  # noqa: E402
from forecast_net import DAY_WEIGHT, TARGETS, distil  # noqa: E402
from forecast_scores import score  # noqa: E402

HERE = Path(__file__).parent
SEED = 6
FOLDS = 5
PIECE_WEIGHT = 0.5
"""What a row of a cut history counts beside one of a whole history."""
FIRST_LEARNT = 2
NODE = ["node", "--disable-warning=ExperimentalWarning"]


@dataclass
class Facts:
    person: np.ndarray
    entry: np.ndarray
    cut: np.ndarray
    truth: np.ndarray
    day_over: np.ndarray
    newest: np.ndarray
    gap_h: np.ndarray
    hour: np.ndarray

    def __getitem__(self, rows):
        return Facts(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def read_rows(file: Path):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*NODE, HERE / "forecast-rows.ts", file, folder, str(SEED)], check=True, cwd=HERE.parents[1])
        facts = np.fromfile(Path(folder) / "facts.f64").reshape(-1, 12)
        read = lambda name: np.fromfile(Path(folder) / name, dtype=np.float32).reshape(len(facts), -1)  # noqa: E731
        features, moment_free = read("features.f32"), read("moment-free.f32")
    columns = facts[:, 0].astype(int), facts[:, 1].astype(int), facts[:, 2].astype(int)
    return Facts(*columns, facts[:, 3:7], facts[:, 7] == 1, facts[:, 8:10], facts[:, 10], facts[:, 11]), features, moment_free


def train(features, facts: Facts, seed: int):
    rows = facts.entry > FIRST_LEARNT
    truth = torch.tensor(np.nan_to_num(facts.truth[rows]), dtype=torch.float32)
    known = torch.tensor(~np.isnan(facts.truth[rows]), dtype=torch.float32)
    counts = torch.tensor(np.where(facts.cut[rows] > 0, PIECE_WEIGHT, 1), dtype=torch.float32)
    weights = known * counts[:, None] * torch.tensor([1, 1, DAY_WEIGHT, DAY_WEIGHT])
    return distil(torch.tensor(features[rows]), truth, weights, seed)


def folds_of(facts: Facts, seed: int):
    """A fold for each row. People are dealt out by the length of their history, so that each fold has its share."""
    people, counts = np.unique(facts.person[facts.cut == 0], return_counts=True)
    order = people[np.argsort(-counts, kind="stable")]
    chance = np.random.default_rng(seed)
    fold = np.zeros(people.max() + 1, int)
    for start in range(0, len(order), FOLDS):
        some = order[start : start + FOLDS]
        fold[some] = chance.permutation(FOLDS)[: len(some)]
    return fold[facts.person]


def left_out(features, facts: Facts, seed: int):
    """What networks say that have not seen the person: [rows of whole histories, 4, 3]."""
    fold, whole = folds_of(facts, seed), facts.cut == 0
    said = np.zeros((len(features), TARGETS, 3))
    for number in range(FOLDS):
        net = train(features[fold != number], facts[fold != number], seed + number)
        mine = (fold == number) & whole
        with torch.no_grad():
            said[mine] = net(torch.tensor(features[mine])).numpy()
    return said[whole]


def main(data_dir: Path, out_dir: Path, with_scores: bool = True) -> dict:
    # One: networks this small gain nothing from more, and sums stay in one order.
    torch.set_num_threads(1)
    file = data_dir / "covidaffect" / "covidaffect-train.tsv"
    facts, features, moment_free = read_rows(file)
    figures = {}
    if with_scores:
        whole = facts[facts.cut == 0]
        figures["leftOut"] = score(whole, left_out(features, facts, SEED))
        figures["leftOutMomentUnknown"] = score(whole, left_out(moment_free, facts, SEED))
        print(json.dumps(figures, indent=1))
    net = train(features, facts, SEED)
    out_dir.mkdir(parents=True, exist_ok=True)
    write_model(net, features.shape[1], out_dir)
    write_fixtures(net, out_dir / "fixtures.json")
    figures["trainedOn"] = {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "people": len(np.unique(facts.person)),
        "rows": int((facts.cut == 0).sum()),
        "parameters": sum(part.numel() for part in net.parameters()),
    }
    (out_dir / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    if with_scores:
        write_card(out_dir, FOLDS)
    return figures


def write_model(net, features: int, out_dir: Path):
    file = out_dir / "model.onnx"
    torch.onnx.export(
        net,
        torch.zeros(2, features),
        str(file),
        input_names=["features"],
        output_names=["quantiles"],
        dynamic_axes={"features": {0: "n"}, "quantiles": {0: "n"}},
        opset_version=13,
    )
    io = {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "inputs": {"features": f"float32[n,{features}]"},
        "outputs": {"quantiles": f"float32[n,{TARGETS},3]"},
    }
    (out_dir / "io.json").write_text(json.dumps(io, indent=2) + "\n")


def write_fixtures(net, file: Path):
    """Made-up histories, their features as Node computes them, and what torch says of these."""
    made = subprocess.run([*NODE, HERE / "forecast-fixtures.ts"], check=True, capture_output=True, cwd=HERE.parents[1])
    cases = json.loads(made.stdout)
    with torch.no_grad():
        said = net(torch.tensor([case["features"] for case in cases], dtype=torch.float32))
    for case, quantiles in zip(cases, said):
        case["quantiles"] = [round(float(value), 7) for value in quantiles.flatten()]
    file.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    data = Path(sys.argv[1])
    main(data, Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "models" / "mood-forecast")
