"""Writes CARD.md of mood-forecast from figures.json and io.json beside it, so that it says what was measured.

    python3 ml/train/forecast_card.py ml/models/mood-forecast
"""

import json
import sys
from pathlib import Path

TEXT = """# mood-forecast

The last entries of one person and a moment after them to what to expect of an entry at that moment, and of the next day's mean: valence and arousal in 0..1, each as `low`, `mid`, `high`. Eight in ten entries are expected between `low` and `high`; `mid` is what comes closest in squares (a little under the median where a person's entries lean to one end).

| | |
|---|---|
| file | `model.onnx`, {bytes} bytes, {parameters} parameters, float32 |
| sha256 | `{sha256}` |
| featuriser | `shared/mood/forecast`: the same code in training, in Node and in browsers |
| shape | `features` {features} to `quantiles` {quantiles}: next valence, next arousal, next day's valence, next day's arousal, each low, mid, high |
| licence | MIT, as the project; its data is CC BY 4.0, named below |

## Intended use, and never

To tell somebody, from their own entries, what is usual to come, with how sure that is; never under 14 entries, never when the range is wider than half of the scale (`showable.ts`). Where the file is missing, an exponential average stands in and says that it does (`exponential-average.ts`).

Never as a diagnosis, a screening or an early warning; never to compare people; never shown to anybody but the person. Nothing is known to it but numbers and times: it does not know why.

## Data

CoVidAffect (Bailon and others, Scientific Data 2020, 10.1038/s41597-020-00700-1; CC BY 4.0): several reports a day, valence on -50..50 and arousal on 0..100 (here 0..1), Spain, March to June 2020. File with sha256 `{trained_sha256}`: 786 people, of whom {people} have two reports or more, {rows} forecasts to learn from. Eight reports without arousal are left out. Entries are ordered by the time of the answer. Its times are UTC; hours of the day and days are those of Europe/Madrid (UTC+1, from 29 March UTC+2), wherever in Spain a person was: on the Canary Islands it was an hour earlier.

The sliders began at a random place, and 14 % of reports were left where it began; the project's own pad begins unset.

## How it works

The featuriser goes through the last 120 entries once: means, averages with short and long memory, the person's own profile over the hours of the day, working days and weekends, the last five values, and how long ago all was. A plain rule (between a slow and a fast average, and the effect of the hour) is kept as it goes, with the errors it made with this person: their 10 % and 90 % quantiles are moved after each entry, and stretched when entries fall outside (adaptive conformal inference; Gibbs and Candès, NeurIPS 2021). The network (two hidden layers of 32 and a straight path) says how far the entry will be from the plain rule, and by how much to stretch that person's range at that moment, within narrow bounds. So width follows the person more than the crowd.

Four networks learn from what came, and one from what they say together; that one is shipped. Histories are also cut into pieces of 5 to 120 entries, as if somebody had begun there. Seed 6; one thread.

The moment (how long after the last entry, hour, weekday) is an input, since the product asks what is to be expected at a given moment. What it is worth without it stands below.

## What it is worth

People left out ({folds}-fold by person), forecasts from the eighth entry on, past only: {forecasts} forecasts of {judged} people. Skill = 1 - sum of squared errors / that of the person's past mean; intervals are over people. `npm run eval:models -- --mood FILE.tsv` gives the same tables and more baselines for any file; on the training file itself it flatters.

{table}

Next day: the mean of the next local day with entries, said after the last entry of a day; skill against the mean of past days.

{days}

People with 60 forecasts or more ({many}): the lowest tenth of them has {tenth} of their valences inside the range; a perfect interval would stay above {tenth_perfect} in 95 % of draws. The lowest person has {lowest} (perfect: {lowest_perfect}). Arousal: {arousal_tenth} and {arousal_lowest}.

By slice, next valence, beside the exponential average; the last column is the 95 % interval of the difference in skill, over people. {worse}

{slices}

## Limits

- 786 people of one country, in a lockdown, most of them with few reports; a third of the forecasts are of people with 150 entries and more. The intervals over people above are wide, and that is why.
- Most of what can be said is a person's own level and hours. Skill of .25 means that three quarters of the squares remain: a range is the honest answer, the middle alone is not.
- People whose entries are mostly at one end of the scale have their middle drawn a few hundredths towards the crowd.
- Skill is lower in short histories, and after a gap of a day or more.
"""


def three(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1)


def write_card(folder: Path, folds: int) -> None:
    figures = json.loads((folder / "figures.json").read_text())
    io = json.loads((folder / "io.json").read_text())
    known, blind, trained = figures["leftOut"], figures["leftOutMomentUnknown"], figures["trainedOn"]
    many, arousal = known["valence"]["many"], known["arousal"]["many"]
    rows = ["| | skill | 95 % | exponential average | MAE | inside | width |", "|---|---|---|---|---|---|---|"]
    for name, of in (("", known), (", moment unknown", blind)):
        for dimension in ("valence", "arousal"):
            said = of[dimension]
            interval = ", ".join(three(end) for end in said["interval"])
            numbers = [said["ewmaSkill"], said["mae"], said["coverage80"], said["width"]]
            cells = [f"next {dimension}{name}", three(said["skill"]), f"[{interval}]", *map(three, numbers)]
            rows.append(f"| {' | '.join(cells)} |")
    days = ["| | days | skill | MAE | inside | width |", "|---|---|---|---|---|---|"]
    for dimension in ("valence", "arousal"):
        said = known[f"{dimension}Day"]
        numbers = map(three, (said["skill"], said["mae"], said["coverage80"], said["width"]))
        days.append(f"| {dimension} | {said['forecasts']} | {' | '.join(numbers)} |")
    slices = ["| | n | skill | exponential average | difference |", "|---|---|---|---|---|"]
    for one in known["valence"]["slices"]:
        lead = ", ".join(three(end) for end in one["lead"])
        skills = f"{three(one['skill'])} | {three(one['ewmaSkill'])}"
        slices.append(f"| {one['slice']} | {one['n']} | {skills} | [{lead}] |")
    worse = [one["slice"] for one in known["valence"]["slices"] if one["lead"][1] < 0]
    text = TEXT.format(
        worse=f"Wholly worse: {'; '.join(worse)}." if worse else "On none of them it is wholly worse.",
        slices="\n".join(slices),
        bytes=f"{(folder / 'model.onnx').stat().st_size:,}",
        parameters=f"{trained['parameters']:,}",
        sha256=io["sha256"],
        features=io["inputs"]["features"],
        quantiles=io["outputs"]["quantiles"],
        trained_sha256=trained["sha256"],
        people=trained["people"],
        rows=f"{trained['rows']:,}",
        folds=folds,
        forecasts=f"{known['forecasts']:,}",
        judged=known["people"],
        table="\n".join(rows),
        days="\n".join(days),
        many=many["people"],
        tenth=three(many["lowestTenth"]),
        tenth_perfect=three(many["lowestTenthPerfect"]),
        lowest=three(many["lowest"]),
        lowest_perfect=three(many["lowestPerfect"]),
        arousal_tenth=three(arousal["lowestTenth"]),
        arousal_lowest=three(arousal["lowest"]),
    )
    (folder / "CARD.md").write_text(text)


if __name__ == "__main__":
    write_card(Path(sys.argv[1]), 5)
