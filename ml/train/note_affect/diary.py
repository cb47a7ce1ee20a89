"""Short diary-like sentences with where they lie on the pad, made of our own words (`diary/*.txt`) by a seeded hand.

They teach what news and subtitles do not: what a negation, a "very" or an exclamation mark does to a feeling, what
good news and an empty day look like, and that who somebody is changes nothing.
"""

import random
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).with_name("diary")
SUBJECTS = ["i am", "i'm", "i feel", "feeling", "i was", "i felt", "i have been", "today i am", "today i felt", "i am feeling", ""]
STRONGER = ["very", "so", "really", "extremely", "incredibly", "absolutely", "totally", "such a mess and so", "unbelievably"]
WEAKER = ["a bit", "a little", "slightly", "kind of", "somewhat", "sort of", "fairly"]
NOT = ["not", "not at all", "not really", "not feeling", "hardly", "no longer", "anything but", "far from", "never", "not even", "definitely not"]
NOT_VERY = ["not very", "not that", "not so", "not particularly", "not too", "not exactly"]
WISHES = ["wish i was", "i wish i felt", "if only i was", "i used to be", "trying to be"]
NOT_SUBJECTS = ["i don't feel", "i didn't feel", "i do not feel", "i wasn't", "i'm not", "i am not", "i haven't felt", "can't say i'm", "i can't say i feel", "i never feel", "i no longer feel", "haven't been", "not feeling", "didn't feel", "dont feel", "nobody here is"]
TIMES = ["today", "this morning", "tonight", "this week", "lately", "again", "right now", "after work", "all day", "this evening", "at the moment", "since yesterday", "at school", "at home", "at work", ""]
DAYS = ["today was a {} day", "it was a {} day", "what a {} day", "such a {} day", "had a {} day", "a {} week", "the evening was {}", "my day was {}", "work was {}", "school was {}", "the weekend was {}", "the trip was {}", "my morning was {}", "it's been a {} week", "{} day"]
NOT_DAYS = ["today was not a {} day", "it wasn't a {} day", "not a {} day", "the evening was not {}", "my day wasn't {}", "work was not {}", "the weekend wasn't {} at all", "not exactly a {} week", "it has not been a {} week"]
PEOPLE = ["Zorim", "my parent", "a Muslim", "my child", "the woman", "an old man", "my sister", "a gay man", "they", "she", "he", "somebody", "my neighbour", "a friend", "Qorban Zeld", "the Canadian"]
PLAIN = ["{} came over", "I met {} in the shop", "{} lives next door", "I spoke with {} on the phone", "{} took the bus", "lunch with {}", "{} works at the library", "{} opened the window", "I wrote an email to {}", "{} is at home", "{} has a meeting at noon", "I walked past {}", "{} bought bread", "{} asked what time it is"]
ENDS = ["", "", "", ".", ".", "!", "...", "!!", "!!!"]
OPENINGS = ["", "", "", "", "", "honestly, ", "well, ", "so ", "and "]
GLAD, SORRY = ["yay, ", "wow, ", "yes! "], ["ugh, ", "meh, ", "sigh, "]


# Things that one has or has not, with "more" of them: {} is the thing.
HAVING = ["so much {}", "a lot of {}", "{} again", "full of {}", "{} all day", "more {} than before", "the {} came back", "nothing but {}", "{} everywhere", "as much {} as always", "the {} is getting worse"]
LACKING = ["no {}", "no {} at all", "without {}", "no more {}", "less {} than before", "the {} went away", "the {} is gone", "not much {}", "free of {}", "hardly any {}", "the {} is fading", "never any {}"]
DOINGS = ["i {}", "today i {}", "i really {}", "we {}", "they {}"]
NOT_DOINGS = ["i do not {}", "i don't {}", "i never {}", "we don't {}", "i could not {}", "i am unable to {}", "i no longer {}", "they don't {}", "i hardly {}"]
ALL, NONE = ["everybody", "everyone", "everything", "all of it", "every day of it"], ["nobody", "no one", "nothing", "none of it", "not a single one"]
QUANTIFIED = [("{} is good", 0.8, 0.52), ("{} was kind", 0.84, 0.46), ("{} made me smile", 0.88, 0.6), ("{} helped", 0.78, 0.44), ("{} works out", 0.8, 0.5), ("{} cared", 0.82, 0.46), ("{} came to see me", 0.8, 0.58), ("{} is wrong", 0.2, 0.56), ("{} hurts", 0.14, 0.5), ("{} is broken", 0.2, 0.52), ("{} was mean to me", 0.12, 0.64), ("{} scares me", 0.18, 0.76), ("{} annoys me", 0.22, 0.68), ("{} feels heavy", 0.22, 0.3)]


def read(name: str) -> list[tuple[str, float, float]]:
    lines = [line.split("\t") for line in (FOLDER / name).read_text().split("\n") if line and not line.startswith("#")]
    return [(text, float(valence), float(arousal)) for text, valence, arousal in lines]


def scaled(valence: float, arousal: float, by: float, louder: float = 0.0) -> tuple[float, float]:
    """`by` times as far from the middle in valence; below 0 on the other side of it."""
    return 0.5 + (valence - 0.5) * by, arousal + louder


def negated(valence: float, arousal: float, by: float) -> tuple[float, float]:
    """Not being something: on the other side of the middle, and less far away; of a bad feeling rather relief."""
    return 0.5 + (valence - 0.5) * by, 0.42 + (arousal - 0.42) * (0.25 if valence < 0.5 else 0.5) - (0.02 if valence > 0.5 else 0.0)


def sentences(seed: int, count: int) -> tuple[list[str], np.ndarray]:
    """`count` texts and float32 [count, 2] of valence and arousal in 0..1."""
    hand = random.Random(seed)
    feelings, days, events = read("feelings.txt"), read("days.txt"), read("events.txt")
    things, doings = read("things.txt"), read("doings.txt")
    texts, places = [], []

    def feeling():
        text, valence, arousal = hand.choice(feelings)
        kind = hand.random()
        if kind < 0.3:
            return f"{hand.choice(SUBJECTS)} {text}", (valence, arousal)
        if kind < 0.42:
            return f"{hand.choice(SUBJECTS)} {hand.choice(STRONGER)} {text}", scaled(valence, arousal, 1.15, 0.06 if arousal > 0.4 else -0.02)
        if kind < 0.5:
            return f"{hand.choice(SUBJECTS)} {hand.choice(WEAKER)} {text}", scaled(valence, 0.45 + (arousal - 0.45) * 0.8, 0.65)
        if kind < 0.68:
            return f"{hand.choice(SUBJECTS[:-1])} {hand.choice(NOT)} {text}", negated(valence, arousal, -0.6)
        if kind < 0.78:
            return f"{hand.choice(SUBJECTS)} {hand.choice(NOT_VERY)} {text}", negated(valence, arousal, -0.4)
        if kind > 0.97 and valence > 0.6:
            return f"{hand.choice(WISHES)} {text}", negated(valence, arousal, -0.5)
        return f"{hand.choice(NOT_SUBJECTS)} {text}", negated(valence, arousal, -0.6)

    def day():
        text, valence, arousal = hand.choice(days)
        if hand.random() < 0.65:
            return hand.choice(DAYS).format(text), (valence, arousal)
        return hand.choice(NOT_DAYS).format(text), negated(valence, arousal, -0.5)

    def event():
        text, valence, arousal = hand.choice(events)
        return text, (valence, arousal)

    def thing():
        text, valence, arousal = hand.choice(things)
        if hand.random() < 0.5:
            return hand.choice(HAVING).format(text), (valence, arousal)
        return hand.choice(LACKING).format(text), negated(valence, arousal, -0.6)

    def doing():
        text, valence, arousal = hand.choice(doings)
        if hand.random() < 0.5:
            return hand.choice(DOINGS).format(text), (valence, arousal)
        return hand.choice(NOT_DOINGS).format(text), negated(valence, arousal, -0.7)

    def amount():
        text, valence, arousal = hand.choice(QUANTIFIED)
        if hand.random() < 0.5:
            return text.format(hand.choice(ALL)), (valence, arousal)
        return text.format(hand.choice(NONE)), negated(valence, arousal, -0.7)

    def plain():
        return hand.choice(PLAIN).format(hand.choice(PEOPLE)), (0.52, 0.38)

    def both():
        """The second half of a "but" weighs more."""
        (one, a), (two, b) = hand.choice([feeling, day, event])(), hand.choice([feeling, day, event])()
        joint, weight = hand.choice([(" but ", 0.7), (", but ", 0.7), (" and ", 0.5), (". ", 0.5), (", ", 0.5), (". Still, ", 0.65)])
        return one + joint + two, tuple((1 - weight) * x + weight * y for x, y in zip(a, b))

    for _ in range(count):
        make = hand.choices([feeling, day, event, thing, doing, amount, plain, both], [0.32, 0.1, 0.24, 0.07, 0.07, 0.03, 0.05, 0.12])[0]
        text, (valence, arousal) = make()
        if make is not event and hand.random() < 0.3:
            text = f"{text} {hand.choice(TIMES)}".strip()
        end = hand.choice(ENDS)
        excited = {"!": 0.04, "!!": 0.07, "!!!": 0.1, "...": -0.04}.get(end, 0.0)
        arousal += excited
        valence += excited * 0.3 * (1 if valence > 0.5 else -1)
        openings = OPENINGS + (GLAD if valence > 0.72 else SORRY if valence < 0.32 else [])
        text = hand.choice(openings) + text.strip()
        if hand.random() < 0.6:
            text = text[:1].upper() + text[1:]
        if hand.random() < 0.04:
            text, arousal = text.upper(), arousal + 0.08
        texts.append(text + end)
        places.append((valence, arousal))
    return texts, np.clip(np.array(places, np.float32), 0.03, 0.97)
