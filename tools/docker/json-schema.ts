import type { Yaml } from "./plain-yaml.ts";

type Schema = { readonly [keyword: string]: unknown };

const DESCRIBES = new Set(["$schema", "id", "title", "description", "definitions", "deprecated"]);
const DURATION = /^(\d+(\.\d+)?(us|ms|s|m|h))+$/;
const FORMATS: Readonly<Record<string, RegExp>> = {
  duration: DURATION,
  ports: /^[\d.:-]+(\/(tcp|udp))?$/,
  expose: /^\d+(-\d+)?(\/[a-z]+)?$/,
  subnet_ip_address: /^[0-9A-Fa-f.:]+\/\d+$/,
};

/**
 * What of a value a JSON schema does not allow, a sentence each; empty = all is well. Knows the keywords that the compose
 * specification uses, and throws for one it does not know: nothing is passed over.
 */
export const schemaProblems = (root: Schema, value: Yaml): string[] => {
  const check = (schema: Schema, found: Yaml, path: string): string[] =>
    Object.entries(schema).flatMap(([keyword, rule]) =>
      DESCRIBES.has(keyword) ? [] : (KEYWORDS[keyword] ?? unknownKeyword(keyword))(rule as never, found, path, schema),
    );

  // Schemas are data: each keyword knows the shape of its own rule.
  type Keyword = (rule: never, found: Yaml, path: string, schema: Schema) => string[];
  const KEYWORDS: Record<string, Keyword> = {
    $ref: (rule: string, found, path) => {
      const target = rule
        .slice(2)
        .split("/")
        .reduce<unknown>((at, name) => (at as Schema)[name], root);
      return check(target as Schema, found, path);
    },
    type: (rule: string | string[], found, path) =>
      [rule].flat().some((type) => isOf(type, found)) ? [] : [`${path} is no ${[rule].flat().join(" or ")}`],
    enum: (rule: Yaml[], found, path) => (rule.includes(found) ? [] : [`${path} is none of ${rule.join(", ")}`]),
    minimum: (rule: number, found, path) => (typeof found === "number" && found < rule ? [`${path} is too small`] : []),
    maximum: (rule: number, found, path) => (typeof found === "number" && found > rule ? [`${path} is too large`] : []),
    format: (rule: string, found, path) => {
      const format = FORMATS[rule] ?? unknownKeyword(`format ${rule}`);
      return typeof found === "string" && !found.includes("${") && !format.test(found) ? [`${path} is no ${rule}`] : [];
    },
    required: (rule: string[], found, path) =>
      isMap(found) ? rule.filter((name) => !(name in found)).map((name) => `${path} has no ${name}`) : [],
    properties: (rule: Record<string, Schema>, found, path) =>
      isMap(found)
        ? Object.entries(rule).flatMap(([name, of]) =>
            name in found ? check(of, found[name] ?? null, `${path}.${name}`) : [],
          )
        : [],
    patternProperties: (rule: Record<string, Schema>, found, path) =>
      isMap(found)
        ? Object.entries(rule).flatMap(([pattern, of]) =>
            Object.entries(found).flatMap(([name, inner]) =>
              new RegExp(pattern).test(name) ? check(of, inner, `${path}.${name}`) : [],
            ),
          )
        : [],
    additionalProperties: (rule: boolean | Schema, found, path, { properties = {}, patternProperties = {} }) => {
      if (!isMap(found) || rule === true) return [];
      const patterns = Object.keys(patternProperties as object).map((pattern) => new RegExp(pattern));
      const others = Object.keys(found).filter(
        (name) => !(name in (properties as object)) && !patterns.some((pattern) => pattern.test(name)),
      );
      return others.flatMap((name) =>
        rule === false ? [`${path}.${name} is unknown`] : check(rule, found[name] ?? null, `${path}.${name}`),
      );
    },
    items: (rule: Schema, found, path) =>
      Array.isArray(found) ? found.flatMap((item, index) => check(rule, item as Yaml, `${path}[${index}]`)) : [],
    uniqueItems: (rule: boolean, found, path) =>
      rule && Array.isArray(found) && new Set(found.map((item) => JSON.stringify(item))).size < found.length
        ? [`${path} says something twice`]
        : [],
    oneOf: (rule: Schema[], found, path) => one(rule, found, path, (fits) => fits === 1),
    anyOf: (rule: Schema[], found, path) => one(rule, found, path, (fits) => fits > 0),
  };
  const one = (rules: Schema[], found: Yaml, path: string, isGood: (fits: number) => boolean): string[] => {
    const problems = rules.map((rule) => check(rule, found, path));
    return isGood(problems.filter((list) => list.length === 0).length)
      ? []
      : [`${path}: ${problems.flat().join("; ")}`];
  };
  return check(root, value, "");
};

const isMap = (value: Yaml): value is { readonly [key: string]: Yaml } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOf = (type: string, value: Yaml): boolean => {
  switch (type) {
    case "null":
      return value === null;
    case "object":
      return isMap(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
};

const unknownKeyword = (keyword: string): never => {
  throw new Error(`The schema says "${keyword}", which is not known here.`);
};
