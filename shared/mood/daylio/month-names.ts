/** Languages whose names of months are understood, where a file has no date in numbers. */
const LANGUAGES =
  "en de fr es pt it nl pl cs sk sl hu ro sv da nb fi et lv lt el tr ru uk bg sr ca gl eu id ms vi ar he fa hi ja ko zh hr".split(
    " ",
  );

const plain = (name: string): string => name.toLowerCase().replaceAll(".", "").trim();

/** Some names mean different months in two languages: those are nobody's. */
const readNames = (): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const month of ["long", "short"] as const)
      for (const day of [undefined, "numeric"] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          month,
          timeZone: "UTC",
          ...(day === undefined ? {} : { day }),
        });
        for (let index = 0; index < 12; index += 1) {
          const parts = format.formatToParts(Date.UTC(2026, index, 15));
          const name = plain(parts.find(({ type }) => type === "month")?.value ?? "");
          if (!/\p{L}/u.test(name)) continue;
          const other = names.get(name);
          names.set(name, other === undefined || other === index + 1 ? index + 1 : 0);
        }
      }
  return names;
};
let read: ReadonlyMap<string, number> | null = null;

/** 1..12 of "March", "März", "марта" or "sept."; null = no month's name, or that of two. */
export const monthOfName = (name: string): number | null => {
  read ??= readNames();
  return read.get(plain(name)) || null;
};
