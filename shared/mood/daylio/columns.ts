const NAMES = ["full_date", "year", "date", "weekday", "time", "mood", "activities", "note_title", "note"] as const;
type Name = (typeof NAMES)[number];
export type Columns = {
  /** Where each stands, from 0. */
  readonly at: Readonly<Partial<Record<Name, number>>>;
  /** What else the file has, which has no place here. */
  readonly others: readonly { readonly name: string; readonly at: number }[];
};

const nameOf = (cell: string): string =>
  cell
    .replaceAll(/[\uFEFF"]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, "_");
const isName = (name: string): name is Name => NAMES.some((one) => one === name);

/** Where the columns of Daylio's file stand, of which the newest have more than the oldest; null = it is another file. */
export const columnsOf = (header: readonly string[]): Columns | null => {
  const at: Partial<Record<Name, number>> = {};
  const others: { name: string; at: number }[] = [];
  for (const [index, cell] of header.entries()) {
    const name = nameOf(cell);
    if (isName(name)) at[name] ??= index;
    else if (name !== "") others.push({ name: cell.trim().slice(0, 60), at: index });
  }
  const hasDay = at.full_date !== undefined || at.date !== undefined;
  return hasDay && at.time !== undefined && at.mood !== undefined ? { at, others } : null;
};
