"""Which words the model knows: ordinary English words, and of the others those that people write in lower case.

Names of people and places stay out, so that they cannot move a score: whatever is out is one row, "someone".
"""

import json
import re
from collections import Counter
from pathlib import Path

SIZE = 32_000
SIGNS = [".", ",", "!", "!!", "!!!", "?", "??", "???", "?!", "...", ":", "0"]
MIN_LOWER = 6
# Written with a capital, and about a day all the same.
DAYS = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december christmas easter halloween thanksgiving themself yay aww ugh meh""".split()
# In lists of English words, and first names all the same.
NAMES = set("abigail anil anna benjamin charlotte coco donna fritz hank jean jo josh kat kyle logan matt otto raj ruth soo terry timothy".split())


def ordinary_english(folder: Path) -> set[str]:
    """SCOWL's lists up to size 70, without the words that are written with a capital."""
    known: set[str] = set()
    for path in folder.glob("*-words-*.json"):
        known.update(json.loads(path.read_text(encoding="utf8")))
    return {word for word in known if re.fullmatch("[a-z]+", word)}


def casing(texts: list[str]) -> tuple[Counter, Counter]:
    """How often each word stands in lower case, and how often within a sentence with a capital."""
    lower, capital = Counter(), Counter()
    for text in texts:
        lower.update(re.findall(r"\b[a-z]+\b", text))
        capital.update(word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", text))
    return lower, capital


def choose(texts: list[str], words: list[list[str]], glasgow: list[str], glove: list[str], english: set[str]) -> list[str]:
    """At most `SIZE` words, the commonest of the texts first."""
    lower, capital = casing(texts)
    counts = Counter(word for text in words for word in text)
    is_name = lambda word: capital[word] > max(2, lower[word])

    def is_welcome(word: str) -> bool:
        if not re.fullmatch(r"[a-z]+", word) or is_name(word) or word in NAMES:
            return False
        return word in english or (lower[word] >= MIN_LOWER and lower[word] > 4 * capital[word])

    wanted = SIGNS + DAYS + [word for word, _ in counts.most_common() if is_welcome(word)]
    wanted += [word for word in glasgow if is_welcome(word)]
    wanted += [word for word in glove if is_welcome(word)]
    return list(dict.fromkeys(wanted))[:SIZE]
