"""Figures of held-out forecasts. `facts` are those of forecast-rows.ts; `said` is [rows, 4, 3]."""

import numpy as np

FIRST_ENTRY = 7
"""Forecasts count from the eighth entry on."""
MANY = 60


def past_means(facts):
    """[rows, 2]: the mean of all entries before, of whole histories in order."""
    means = np.zeros((len(facts.person), 2))
    for person in np.unique(facts.person):
        rows = np.where(facts.person == person)[0]
        means[rows] = np.cumsum(facts.newest[rows], 0) / np.arange(1, len(rows) + 1)[:, None]
    return means


def averages(facts, weight=0.2):
    said = np.zeros((len(facts.person), 2))
    for person in np.unique(facts.person):
        rows = np.where(facts.person == person)[0]
        now = facts.newest[rows[0]].copy()
        for at, row in enumerate(rows):
            now = now + (weight if at else 0) * (facts.newest[row] - now)
            said[row] = now
    return said


def skill(truth, said, reference):
    return 1 - ((truth - said) ** 2).sum() / ((truth - reference) ** 2).sum()


def by_person(facts, rows, numbers):
    """[people, columns]: sums of `numbers` over each person's rows."""
    return np.stack([numbers[rows & (facts.person == person)].sum(0) for person in np.unique(facts.person[rows])])


def skill_interval(facts, rows, truth, said, reference, seed, rounds=2000):
    """95 % interval over people: whole people are drawn, since one person's forecasts are alike."""
    sums = by_person(facts, rows, np.stack([(truth - said) ** 2, (truth - reference) ** 2], 1))
    drawn = np.random.default_rng(seed).integers(0, len(sums), (rounds, len(sums)))
    totals = sums[drawn].sum(1)
    return np.quantile(1 - totals[:, 0] / totals[:, 1], [0.025, 0.975])


def day_means(facts):
    """Mean of the means of past days with entries, for rows at which a day is over; NaN elsewhere. [rows, 2]."""
    means = np.full((len(facts.person), 2), np.nan)
    for person in np.unique(facts.person):
        days, today = [], []
        for row in np.where(facts.person == person)[0]:
            today.append(facts.newest[row])
            if facts.day_over[row]:
                days.append(np.mean(today, 0))
                today = []
                means[row] = np.mean(days, 0)
    return means


def coverage_by_person(facts, rows, inside):
    """Shares inside of people with many forecasts, their lowest tenth, and that of a perfect interval (5 % of draws)."""
    people = [rows & (facts.person == person) for person in np.unique(facts.person[rows])]
    many = [mine for mine in people if mine.sum() >= MANY]
    counts = np.array([mine.sum() for mine in many])
    shares = np.array([inside[mine].mean() for mine in many])
    tenth = max(1, len(many) // 10)
    drawn = np.sort(np.random.default_rng(6).binomial(counts, 0.8, (10_000, len(many))) / counts, 1)
    return {
        "people": len(many),
        "lowest": float(shares.min()),
        "lowestPerfect": float(np.quantile(drawn[:, 0], 0.05)),
        "lowestTenth": float(np.sort(shares)[:tenth].mean()),
        "lowestTenthPerfect": float(np.quantile(drawn[:, :tenth].mean(1), 0.05)),
    }


SLICES = {
    "entries": ("entry", (7, 15, 30, 60, 150)),
    "hours since the last": ("gap_h", (0, 2, 4, 8, 16, 36)),
    "hour of the day": ("hour", (0, 6, 9, 12, 15, 18, 21)),
}
"""As ml/eval/mood-slices.ts has them."""


def slices(facts, rows, truth, said, average, reference, seed=6, rounds=2000):
    """For each slice its skill, the exponential average's, and the 95 % interval of the difference, over people."""
    found = []
    for what, (column, edges) in SLICES.items():
        values = getattr(facts, column)
        for start, end in zip(edges, (*edges[1:], np.inf)):
            mine = rows & (values >= start) & (values < end)
            if not mine.any():
                continue
            squares = [(truth - who) ** 2 for who in (said, average, reference)]
            sums = by_person(facts, mine, np.stack(squares, 1))
            drawn = np.random.default_rng(seed).integers(0, len(sums), (rounds, len(sums)))
            totals = sums[drawn].sum(1)
            lead = np.quantile((totals[:, 1] - totals[:, 0]) / totals[:, 2], [0.025, 0.975])
            skills = 1 - sums.sum(0)[:2] / sums.sum(0)[2]
            name = f"{what}, {start} to {end}" if end < np.inf else f"{what}, {start} and more"
            found.append({"slice": name, "n": int(mine.sum()), "skill": skills[0], "ewmaSkill": skills[1], "lead": list(lead)})
    return found


def score(facts, said, seed=6):
    """Everything the card says of held-out forecasts; rows are those of whole histories."""
    means, ewma, days = past_means(facts), averages(facts), day_means(facts)
    rows = facts.entry > FIRST_ENTRY - 1
    figures = {"forecasts": int(rows.sum()), "people": len(np.unique(facts.person[rows]))}
    for at, name in enumerate(("valence", "arousal")):
        truth, low, mid, high = facts.truth[:, at], *said[:, at].T
        inside = (truth >= low) & (truth <= high)
        figures[name] = {
            "skill": skill(truth[rows], mid[rows], means[rows, at]),
            "interval": list(skill_interval(facts, rows, truth, mid, means[:, at], seed)),
            "ewmaSkill": skill(truth[rows], ewma[rows, at], means[rows, at]),
            "mae": float(np.abs(truth - mid)[rows].mean()),
            "coverage80": float(inside[rows].mean()),
            "width": float((high - low)[rows].mean()),
            "belowMid": float((truth < mid)[rows].mean()),
            "many": coverage_by_person(facts, rows, inside),
            "slices": slices(facts, rows, truth, mid, ewma[:, at], means[:, at], seed),
        }
        day_rows = rows & facts.day_over & ~np.isnan(facts.truth[:, 2 + at])
        truth, low, mid, high = facts.truth[:, 2 + at], *said[:, 2 + at].T
        figures[f"{name}Day"] = {
            "forecasts": int(day_rows.sum()),
            "skill": skill(truth[day_rows], mid[day_rows], days[day_rows, at]),
            "mae": float(np.abs(truth - mid)[day_rows].mean()),
            "coverage80": float(((truth >= low) & (truth <= high))[day_rows].mean()),
            "width": float((high - low)[day_rows].mean()),
        }
    return figures
