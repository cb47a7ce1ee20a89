"""`python3 ml/train --data DIR [--only note-affect|mood-forecast|baselines]`: the models of ml/models anew, from seeds."""

import argparse
import importlib
import os
import sys
import time
from pathlib import Path

# A busy machine: threads that wait give way. It must be said before PyTorch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

ROOT = Path(__file__).resolve().parents[2]
MODELS = {"note-affect": "note_affect.main", "mood-forecast": "mood_forecast", "baselines": "baselines"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run train --", description="Trains the models that HugMood ships.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with emobank/, goemotions/, covidaffect/, ...")
    parser.add_argument("--only", choices=MODELS, help="one model instead of all")
    parser.add_argument("--out", type=Path, default=ROOT / "ml" / "models", help="where the models' folders are")
    given = parser.parse_args()
    if not given.data.is_dir():
        print(f"There is no folder {given.data}: --data names the folder that ml/README.md describes.", file=sys.stderr)
        return 2
    for name in [given.only] if given.only else MODELS:
        began = time.monotonic()
        print(f"{name}:", flush=True)
        out = given.out / name
        out.mkdir(parents=True, exist_ok=True)
        importlib.import_module(MODELS[name]).main(given.data, out)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
