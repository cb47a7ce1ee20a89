/** Where a practice comes from: a study that found people feel better, or an overview of several. */
export type Source = { readonly authors: string; readonly year: number; readonly title: string };

/** Something small that did most people good when it was studied; no promise for anybody. */
export type Practice = { readonly id: PracticeId; readonly source: Source };

export type PracticeId =
  | "breathe"
  | "walk"
  | "write_to_a_friend"
  | "same_bedtime"
  | "three_good_things"
  | "be_kind"
  | "go_outside"
  | "name_it";

export const PRACTICES: readonly Practice[] = [
  {
    id: "breathe",
    source: {
      authors: "Steffen, Austin, DeBarros and Brown",
      year: 2017,
      title:
        "The impact of resonance frequency breathing on measures of heart rate variability, blood pressure, and mood, Frontiers in Public Health 5:222",
    },
  },
  {
    id: "walk",
    source: {
      authors: "Ekkekakis, Hall, VanLanduyt and Petruzzello",
      year: 2000,
      title: "Walking in (affective) circles: can short walks enhance affect?, Journal of Behavioral Medicine 23",
    },
  },
  {
    id: "write_to_a_friend",
    source: {
      authors: "Liu, Rim, Min and Min",
      year: 2023,
      title:
        "The surprise of reaching out: appreciated more than we think, Journal of Personality and Social Psychology 124",
    },
  },
  {
    id: "same_bedtime",
    source: {
      authors: "Phillips and others",
      year: 2017,
      title:
        "Irregular sleep/wake patterns are associated with poorer academic performance and delayed circadian and sleep/wake timing, Scientific Reports 7:3216",
    },
  },
  {
    id: "three_good_things",
    source: {
      authors: "Emmons and McCullough",
      year: 2003,
      title: "Counting blessings versus burdens, Journal of Personality and Social Psychology 84",
    },
  },
  {
    id: "be_kind",
    source: {
      authors: "Curry and others",
      year: 2018,
      title:
        "Happy to help? A systematic review and meta-analysis of the effects of performing acts of kindness on the well-being of the actor, Journal of Experimental Social Psychology 76",
    },
  },
  {
    id: "go_outside",
    source: {
      authors: "Capaldi, Dopko and Zelenski",
      year: 2014,
      title:
        "The relationship between nature connectedness and happiness: a meta-analysis, Frontiers in Psychology 5:976",
    },
  },
  {
    id: "name_it",
    source: {
      authors: "Lieberman and others",
      year: 2007,
      title: "Putting feelings into words, Psychological Science 18",
    },
  },
];
