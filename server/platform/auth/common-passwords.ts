/**
 * Whether a password is one of those that are tried first: a word of the list, two of them together, any of them or of
 * one's own words (mail, name) over and over, or a run along the alphabet, the numbers or the keyboard, or digits or signs
 * over and over. Of which kinds of characters it is is nobody's business (NIST SP 800-63B-4, 3.1.1.2).
 */
export type IsCommon = (password: string, own: readonly string[]) => Promise<boolean>;

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "!@#$%^&*()_+",
];
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) => [...row].slice(1).flatMap((one, at) => [`${row[at]}${one}`, `${one}${row[at]}`])),
);
const LEET: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};
/** So much of a password may be a run. */
const RUN_MOST = 0.7;
/** Where letters and digits are a smaller part of it than this, the signs around them make the password. */
const WORDS_LEAST = 1 / 3;
const OWN_LEAST = 3;
const PRODUCT = ["hugmood", "hug", "hugs", "mood"];

const DIGITS = /^\d+$/;
const LETTER = /\p{L}/u;

const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@!$]/gu, "");
const unleet = (text: string): string => text.replaceAll(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);

/** The shortest text whose repeats make up this one, the last of them perhaps cut off. */
const unitOf = (text: string): string => {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
};

const isRun = (text: string): boolean => {
  const steps = [...text].slice(1).filter((one, at) => one === text[at] || NEIGHBOURS.has(`${text[at]}${one}`)).length;
  return text.length > 1 && steps >= (text.length - 1) * RUN_MOST;
};

const ownWords = (own: readonly string[]): string[] =>
  [...own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]), ...PRODUCT]
    .map(letters)
    .filter((word) => word.length >= OWN_LEAST);

export const createIsCommon =
  (loadList: () => Promise<ReadonlySet<string>>): IsCommon =>
  async (password, own) => {
    const list = await loadList();
    const known = new Set(ownWords(own));
    const isKnown = (text: string): boolean => list.has(text) || known.has(text);
    /** Beside a word any number is common; by itself a listed one is. */
    const isTwo = (text: string): boolean =>
      isKnown(text) ||
      Array.from(text, (_, at) => [text.slice(0, at), text.slice(at)] as const).some(
        ([one, other]) => (isKnown(one) && isPart(other)) || (isPart(one) && isKnown(other)),
      );
    const isPart = (text: string): boolean => DIGITS.test(text) || isKnown(text);
    const isOver = (text: string): boolean => {
      const unit = unitOf(text);
      return unit !== text && (unit.length <= 4 || !LETTER.test(unit) || isTwo(unit));
    };
    const whole = password.normalize("NFKC").toLowerCase();
    const given = letters(password);
    const ways = DIGITS.test(given) ? [given] : [given, unleet(given), given.replaceAll(/[@!$]/g, "")];
    const words = ways.filter((text) => text.length >= whole.length * WORDS_LEAST);
    return isRun(whole) || isOver(whole) || words.some((text) => isRun(text) || isTwo(text) || isOver(text));
  };

/** Some 49,000 of the most used, from the data of zxcvbn-ts; read when the first password is chosen. */
export const loadCommonPasswords = (): (() => Promise<ReadonlySet<string>>) => {
  let loading: Promise<ReadonlySet<string>> | undefined;
  return () =>
    (loading ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => {
      return new Set<string>(dictionary["passwords-common"]);
    }));
};
