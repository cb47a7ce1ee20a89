"""io.json, which the serving side reads, and the model card."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / "shared" / "mood" / "note"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def featuriser_version() -> int:
    found = re.search(r"FEATURISER_VERSION = (\d+)", (SHARED / "features.ts").read_text())
    if not found:
        raise ValueError("shared/mood/note/features.ts does not say FEATURISER_VERSION")
    return int(found[1])


def write(out: Path, result: dict, words: int) -> None:
    model = out / "model.onnx"
    io = {
        "name": "note-affect",
        "featuriser": {"path": "shared/mood/note", "version": featuriser_version()},
        "sha256": sha256(model),
        "bytes": model.stat().st_size,
        "opset": 13,
        "inputs": {
            "ids": {"dtype": "int32", "shape": ["notes", "words"]},
            "marks": {"dtype": "int32", "shape": ["notes", "words"]},
        },
        "outputs": {
            "valence": {"dtype": "float32", "shape": ["notes"], "range": [0, 1]},
            "arousal": {"dtype": "float32", "shape": ["notes"], "range": [0, 1]},
            "emotions": {"dtype": "float32", "shape": ["notes", 28], "range": [0, 1]},
            "vocabulary": {"dtype": "uint8", "shape": ["bytes"], "says": "UTF-8, a word a line, rows 2 and on; ask once"},
        },
        "metrics": result,
    }
    (out / "io.json").write_text(json.dumps(io, indent=2) + "\n", encoding="utf8")
    write_card(out, io, words)


def own_sets() -> str:
    """Pairs, names and identity words, of the model that stands in ml/models; needs Node on PATH."""
    command = ["node", "--disable-warning=ExperimentalWarning", str(ROOT / "ml" / "eval" / "main.ts")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf8").stdout
    begin, end = said.index("Pairs of diary-like"), said.index("tf-idf ridge\n\nNames")
    return said[begin:end].replace("note-affect\n\nNames", "Names").strip()


def write_card(out: Path, io: dict, words: int) -> None:
    result = io["metrics"]
    template = (Path(__file__).with_name("card.md")).read_text(encoding="utf8")
    table = [f"| {part} | {figures['texts']} | {cell(figures['valence'])} | {cell(figures['arousal'])} |" for part, figures in result.items()]
    card = (
        template.replace("{{metrics}}", "\n".join(table))
        .replace("{{own_sets}}", own_sets())
        .replace("{{sha256}}", io["sha256"])
        .replace("{{bytes}}", f"{io['bytes']:,}")
        .replace("{{words}}", f"{words:,}")
        .replace("{{featuriser}}", str(io["featuriser"]["version"]))
    )
    (out / "CARD.md").write_text(card, encoding="utf8")


def cell(figure: dict) -> str:
    low, high = figure["interval95"]
    return f"{figure['r']:.3f} ({low:.3f} to {high:.3f})"
