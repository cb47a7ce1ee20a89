import type { DesignFault, DesignFaultCode } from "./design.fault.ts";

/** Size of a design as JSON, in bytes of UTF-8. */
export const BYTES_MAX = 262_144;
/** Of which text for people, in bytes: every string of more than 40 code units. Looking at characters is dear. */
export const TEXT_BYTES_MAX = 32_768;
const SHORT_STRING = 40;
/** Numbers, strings, lists and objects in a design, all together. */
export const VALUES_MAX = 20_000;
/** Lists and objects within each other; a design needs 6. */
export const DEPTH_MAX = 10;
/** Items of one list; the longest, the events of a haptic, has as many. */
const LIST_MAX = 600;
/** Keys of one object; the widest has 14. */
const OBJECT_KEYS_MAX = 64;

export type Copied = { readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & DesignFault);

type Budget = { bytes: number; textBytes: number; values: number };

/** Leaves the walk; caught in `plainCopy`. */
class Refused extends Error {
  readonly fault: DesignFault;
  constructor(code: DesignFaultCode, path: string, reason: string) {
    super(reason);
    this.fault = { code, path, reason };
  }
}

/** A key as it may stand in a path: a strange one in quotes, a long one cut. */
export const keyInPath = (key: string): string => (/^\w{1,40}$/.test(key) ? key : JSON.stringify(key.slice(0, 40)));

/** At most 3 bytes a code unit; surrogate pairs come out as 4. */
const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
};

const spend = (budget: Budget, bytes: number, path: string): void => {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw new Refused("too_big", path, `A design may have ${BYTES_MAX} bytes; this has more.`);
};

const spendText = (budget: Budget, text: string, path: string): void => {
  // Code units first: nobody should make us count megabytes.
  spend(budget, text.length > budget.bytes ? text.length : utf8Bytes(text) + 3, path);
};

const isForbidden = (key: string): boolean => key === "__proto__" || key === "constructor" || key === "prototype";

const copyList = (list: readonly unknown[], path: string, depth: number, budget: Budget): unknown[] => {
  const { length } = list;
  if (length > LIST_MAX) {
    throw new Refused("too_many_values", path, `A list of a design has at most ${LIST_MAX} items, not ${length}.`);
  }
  const copy: unknown[] = [];
  for (let index = 0; index < length; index += 1) {
    copy.push(copyValue(list[index], path === "" ? String(index) : `${path}.${index}`, depth + 1, budget));
  }
  return copy;
};

const copyObject = (source: object, path: string, depth: number, budget: Budget): object => {
  const copy: Record<string, unknown> = {};
  const keys = Object.keys(source);
  for (const key of keys) {
    const place = path === "" ? keyInPath(key) : `${path}.${keyInPath(key)}`;
    if (isForbidden(key)) throw new Refused("forbidden_key", place, `No object of a design may have the key ${key}.`);
    if (keys.length > OBJECT_KEYS_MAX) {
      throw new Refused("unknown_key", place, `An object of a design has at most ${OBJECT_KEYS_MAX} keys.`);
    }
    spendText(budget, key, place);
    copy[key] = copyValue(Reflect.get(source, key), place, depth + 1, budget);
  }
  return copy;
};

const copyValue = (value: unknown, path: string, depth: number, budget: Budget): unknown => {
  budget.values -= 1;
  if (budget.values < 0) {
    throw new Refused("too_many_values", path, `A design may have ${VALUES_MAX} values; this has more.`);
  }
  spend(budget, 2, path);
  if (typeof value === "string") {
    spendText(budget, value, path);
    if (value.length > SHORT_STRING) budget.textBytes -= utf8Bytes(value);
    if (budget.textBytes >= 0) return value;
    throw new Refused("too_big", path, `A design may have ${TEXT_BYTES_MAX} bytes of text; this has more.`);
  }
  if (typeof value === "number") {
    if (Math.abs(value) <= Number.MAX_VALUE) return value;
    throw new Refused("not_finite", path, "A number of a design is finite.");
  }
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value !== "object") {
    throw new Refused("not_plain", path, `A design is plain data; a ${typeof value} is not.`);
  }
  if (depth >= DEPTH_MAX) {
    throw new Refused("too_deep", path, `Lists and objects of a design are at most ${DEPTH_MAX} deep.`);
  }
  if (Array.isArray(value)) return copyList(value, path, depth, budget);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Refused("not_plain", path, "A design is plain data; an object of a class is not.");
  }
  return copyObject(value, path, depth, budget);
};

/**
 * A copy of `input` that is nothing but plain data, within the size, depth and count of a design. Work is bounded by
 * those three, whatever `input` is, save that the keys of an object can only be listed whole: 0.3 s for a million.
 * Where the sender is a stranger, validate the text, not an object parsed from it. Getters are read once; anything
 * that throws is refused.
 */
export const plainCopy = (input: unknown): Copied => {
  try {
    return {
      ok: true,
      value: copyValue(input, "", 0, { bytes: BYTES_MAX, textBytes: TEXT_BYTES_MAX, values: VALUES_MAX }),
    };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.fault };
    return { ok: false, code: "not_plain", path: "", reason: "A design is plain data; this cannot be read." };
  }
};
