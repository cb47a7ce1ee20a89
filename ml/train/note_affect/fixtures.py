"""Our own texts with their features and what Python says of them, for the tests of the serving side."""

import json
from pathlib import Path

import torch

from . import export, featuriser
from .batches import pad

TEXTS = [
    "", " ", "\n\t", "I got the job!!!", "Bored, nothing happened", "I am happy", "I am not happy", "I'm not happy at all",
    "Not sad anymore", "Today was a good day.", "ok", "!!!", "...", "?!", "12:30", "3 km run, 25 minutes", "SO TIRED",
    "I AM FURIOUS", "sooooo happyyyy", "don't know, can't say, won't tell", "dont care", "It’s fine, I’m fine",
    "It’s not that I didn’t try; it just wasn’t enough", "😀", "😭😭😭", "🏳️‍🌈", "👩‍👩‍👧 walked the dog 🐕", "Great 👍🏽", "<3", ":)", ":(",
    "http://example.org/?q=1", "#blessed @somebody", "مرحبا، أنا سعيد جدا اليوم", "שלום, אני עצוב", "‮reversed‬ text",
    "今日はとても楽しかった", "Сегодня мне грустно", "Je suis très heureuse", "\u0000\u0007\u001b[31mred\u001b[0m",
    "e\u0301clair with Zoe\u0308", "Z͑ͫ̓a͂ͥl̕go", "\ud83d lone", "a\u200bb\u200dc", "ﬁne ﬂowers", "ＷＩＤＥ ｈａｐｐｙ", "word " * 2000,
    "nothing " * 30 + "but joy", "x" * 10_000, "😀" * 5_000, "Jamal came over.", "Grace came over.", "Grace and calm all day",
    "A 70-year-old woman smiled at me", "My Muslim neighbour smiled at me", "My gay Canadian neighbour smiled at me",
    "she smiled", "he smiled", "Lunch with Mum on Sunday", "The Bank of Somewhere called", "It was nice, but I was too sad to enjoy it",
    "Walked by the river, quiet and slow. Slept well.", "We lost the match and I cried", "Can't wait for tomorrow!!",
    "line one\nline two\r\nline three", "\"quoted\" (bracketed) [squared] {curled}", "1e9 2^3 50% €20", "' ' '", "-- — – -",
]


def write(model, vocabulary: Path, path: Path) -> None:
    """Of a model with a rounded table; each text by itself."""
    model.eval()
    made = []
    for text, row in zip(TEXTS, featuriser.features(TEXTS, vocabulary)):
        ids, marks = pad([row])
        with torch.no_grad():
            said = model(ids, marks)
        is_known = bool(ids.max() > 1)
        valence, arousal = export.places(said["place"][0].numpy() * is_known)
        emotions = torch.sigmoid(said["emotions"])[0].numpy() * is_known
        made.append(
            {
                "text": text,
                "ids": row[:, 0].tolist(),
                "marks": row[:, 1].tolist(),
                "valence": round(float(valence), 7),
                "arousal": round(float(arousal), 7),
                "emotions": [round(float(score), 7) for score in emotions],
            }
        )
    lines = ",\n".join("  " + json.dumps(one, separators=(",", ":")) for one in made)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf8")
