import fc from "fast-check";

export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
};

const STRING_MAX = 60;
const ITEMS_MAX = 4;
const WHOLE = 1_000_000_000_000;

/** Values that a schema describes. `ids`: what there is to name, which is named half of the time. */
export const valuesOf = (schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map((each) => valuesOf(each, ids)));
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "string") return stringsOf(schema, ids);
  if (type === "integer")
    return fc.integer({ min: Math.max(schema.minimum ?? 0, -WHOLE), max: Math.min(schema.maximum ?? WHOLE, WHOLE) });
  if (type === "number") return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") {
    const minLength = schema.minItems ?? 0;
    const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? ITEMS_MAX, ITEMS_MAX));
    return fc.array(valuesOf(schema.items ?? {}, ids), { minLength, maxLength });
  }
  if (type === "object") {
    const entries = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, valuesOf(each, ids)] as const);
    return fc.record(Object.fromEntries(entries), { requiredKeys: [...(schema.required ?? [])] });
  }
  return fc.jsonValue({ maxDepth: 2 });
};

const stringsOf = ({ format, pattern, minLength = 0, maxLength = STRING_MAX }: JsonSchema, ids: readonly string[]) => {
  if (format === "uuid") return ids.length === 0 ? fc.uuid() : fc.oneof(fc.uuid(), fc.constantFrom(...ids));
  if (format === "email") return fc.emailAddress({ size: "small" });
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern), { size: "small" });
    } catch {
      // What the generator does not know of regular expressions.
    }
  }
  const most = Math.max(minLength, Math.min(maxLength, STRING_MAX));
  return fc.oneof(
    fc.string({ minLength, maxLength: most }),
    fc.string({ minLength, maxLength: most, unit: "grapheme" }),
    fc.constantFrom("Tea", "warm lamp in the hall").filter((text) => text.length >= minLength && text.length <= most),
  );
};

/** What nobody meant to send. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  "",
  0,
  -1,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[]]]],
  [null],
  "\u0000",
  "a\ud800",
  "\u202e",
  "x".repeat(5_000),
  "' or 1=1; drop table users --",
  "../../etc/passwd",
  "%00",
  "${7*7}",
  "true",
  "null",
  "NaN",
  "1e9",
  { $ne: null },
  { toString: 1 },
  { length: 1e9 },
  "00000000-0000-0000-0000-000000000000",
  "9".repeat(400),
];

/** The same with one thing wrong somewhere in it: replaced, left out, or added. */
export const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
  const wrong = fc.constantFrom(...WRONG_VALUES);
  if (Array.isArray(value))
    return fc.oneof(
      wrong,
      wrong.map((each) => [...(value as unknown[]), each]),
      fc.constant(Array(300).fill(value[0] ?? 0)),
    );
  if (typeof value !== "object" || value === null) return wrong;
  const entries = Object.entries(value);
  const added = fc
    .tuple(fc.constantFrom("surprise", "__proto__", "id", "userId", "constructor", "role"), wrong)
    .map(([name, each]) => Object.fromEntries([...entries, [name, each]]));
  if (entries.length === 0) return fc.oneof(wrong, added);
  const at = fc.nat({ max: entries.length - 1 });
  const left = at.map((index) => Object.fromEntries(entries.filter((_, other) => other !== index)));
  const replaced = at.chain((index) =>
    spoiled(entries[index]?.[1]).map((each) =>
      Object.fromEntries(entries.map(([name, old], other) => [name, other === index ? each : old])),
    ),
  );
  return fc.oneof(
    { arbitrary: replaced, weight: 4 },
    { arbitrary: left, weight: 2 },
    { arbitrary: added, weight: 1 },
    wrong,
  );
};
