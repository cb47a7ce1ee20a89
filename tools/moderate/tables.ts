/** What happens at a table: people wait and one of them comes and goes; they hug, again and again; or it is called off. */
export type TableKind = "gathers" | "hugs" | "ends";
export type Table = {
  readonly name: string;
  readonly kind: TableKind;
  readonly design: string;
  readonly host: string;
  readonly guest: string;
};

/** A dozen group hugs, of different phases at any moment. */
export const TABLES: readonly Table[] = [
  { name: "Evening hug", kind: "gathers", design: "campfire", host: "Alma", guest: "Bruno" },
  { name: "By the sea", kind: "hugs", design: "campfire", host: "Carla", guest: "Dario" },
  { name: "After the exam", kind: "hugs", design: "half-minute", host: "Elif", guest: "Finn" },
  { name: "Night shift", kind: "gathers", design: "campfire", host: "Greta", guest: "Hugo" },
  { name: "Quiet corner", kind: "ends", design: "half-minute", host: "Ines", guest: "Jonas" },
  { name: "For Maren", kind: "hugs", design: "campfire", host: "Kaya", guest: "Liv" },
  { name: "Open to everybody", kind: "gathers", design: "half-minute", host: "Mats", guest: "Nora" },
  { name: "Monday morning", kind: "hugs", design: "half-minute", host: "Oskar", guest: "Pia" },
  { name: "Long way home", kind: "ends", design: "campfire", host: "Rosa", guest: "Sami" },
  { name: "Tea at four", kind: "gathers", design: "campfire", host: "Tilda", guest: "Umut" },
  { name: "One more breath", kind: "hugs", design: "campfire", host: "Vera", guest: "Wim" },
  { name: "Before we go", kind: "ends", design: "half-minute", host: "Yara", guest: "Zeno" },
];
