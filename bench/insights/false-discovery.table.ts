import { FALSE_SHARE } from "#shared/mood/statistics/findings.ts";
import { goal, round, tableOf, type Row } from "../table.ts";
import { WAYS, type Way } from "./fake-tags.ts";
import type { FalseDiscovery, OfWay, Rates } from "./false-discovery.ts";
import { EFFECT } from "./trial.ts";

/** What is allowed of each, of false ones among those found and of people with any. */
const MOST = 0.1;

const NAMES: Readonly<Record<Way, string>> = {
  independent: "independent tags",
  streaky: "streaky tags",
  timeLocked: "time-locked tags",
};

const share = (value: number): string => round(value, 3).toFixed(3);

const rowsOf = (way: Way, { ours, naive, byLength }: OfWay): readonly Row[] => {
  const isMet = Math.max(ours.falseShare, ours.anyFalse) <= MOST;
  const figures = (rates: Rates): string =>
    `false ${share(rates.falseShare)}, any false ${share(rates.anyFalse)}, power ${share(rates.power)}`;
  return [
    [NAMES[way], figures(ours), goal(`at most ${MOST}`, isMet)],
    ["  Mann-Whitney and Benjamini-Hochberg alone", figures(naive)],
    ...byLength.map(({ from, until, ours: rates }): Row => [
      `  ${until === Infinity ? `${from} entries or more` : `${from} to ${until - 1} entries`}`,
      rates.people === 0 ? "nobody" : `${figures(rates)} (${rates.people} histories)`,
    ]),
  ];
};

/** The study as people read it. */
export const falseDiscoveryTable = (study: FalseDiscovery): string => {
  const where =
    study.source === "CoVidAffect"
      ? "real histories (CoVidAffect)"
      : "GENERATED histories, since CoVidAffect was not found: autoregressive, with a daily rhythm";
  const people = study.ways.independent.ours.people;
  return [
    `Fake tags on ${where}, ${people} times ten tags each, at ${FALSE_SHARE}: false = mean of false / max(1, found) with two`,
    `effects of ${EFFECT} standard deviations planted; any false = share of people with any when none is planted.`,
    tableOf([
      ...WAYS.flatMap((way) => rowsOf(way, study.ways[way])),
      [
        "patterns said of generated people without rhythm",
        share(study.patternsFalse),
        goal("at most 0.1", study.patternsFalse <= MOST),
      ],
      ["days called lower than usual", share(study.lastDaysLower)],
      ["days called brighter than usual", share(study.lastDaysBrighter)],
    ]),
  ].join("\n");
};
