import fc from "fast-check";
import { createContractCheck, type Answer, type ApiDocument, type Operation } from "./contract-check.ts";
import { spoiled, valuesOf, WRONG_VALUES, type JsonSchema } from "./schema-values.ts";

/** A request as it is sent; `body` undefined = none. */
export type FuzzRequest = {
  readonly method: string;
  readonly target: string;
  readonly who: "nobody" | "guest" | "account";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};
export type FuzzOptions = {
  readonly document: ApiDocument;
  readonly seed: number;
  /** Requests to each operation. */
  readonly runs: number;
  /** What there is to name. */
  readonly ids: readonly string[];
  readonly send: (request: FuzzRequest) => Promise<Answer>;
};
export type Finding = { readonly operation: string; readonly words: readonly string[]; readonly request: FuzzRequest };
export type Fuzzed = {
  readonly requests: number;
  /** How many answers had which status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
};

const WRITTEN = /^[\u0020-\u007e]*$/;
/** A segment that a URL keeps as it is. */
const isSegment = (text: string): boolean => text !== "" && !/^(\.|%2e){1,2}$/i.test(text) && text.isWellFormed();
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();

/** Mostly what the schema describes, now and then what it does not. */
const somethingLike = (schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: valuesOf(schema, ids), weight: 5 },
    { arbitrary: valuesOf(schema, ids).chain(spoiled), weight: 4 },
  );

const RAW_BODIES = [
  "",
  "{",
  "[1]",
  '"x"',
  "null",
  "\u0000",
  '{"__proto__":{"x":1}}',
  `${"[".repeat(2_000)}${"]".repeat(2_000)}`,
];

export const requestsOf = (
  path: string,
  method: string,
  operation: Operation,
  ids: readonly string[],
): fc.Arbitrary<FuzzRequest> => {
  const at = (place: string) => operation.parameters.filter((each) => each.in === place);
  const segments = fc.record(
    Object.fromEntries(
      at("path").map(({ name, schema }) => [name, somethingLike(schema, ids).map(textOf).filter(isSegment)]),
    ),
  );
  const query = fc.record(
    Object.fromEntries(at("query").map(({ name, schema }) => [name, somethingLike(schema, ids).map(textOf)])),
    {
      requiredKeys: at("query")
        .filter(({ required }) => required)
        .map(({ name }) => name),
    },
  );
  const more = fc.oneof(
    { arbitrary: fc.constant(null), weight: 12 },
    fc.tuple(fc.constantFrom("surprise", "limit", "cursor", "__proto__"), fc.constantFrom(...WRONG_VALUES)),
  );
  const headers = fc.record(
    Object.fromEntries(
      at("header").map(({ name, schema }) => [
        name,
        somethingLike(schema, [])
          .map(textOf)
          .filter((text) => WRITTEN.test(text)),
      ]),
    ),
    { requiredKeys: [] },
  );
  const content = operation.requestBody?.content["application/json"];
  const bodiesLike = content === undefined ? null : somethingLike(content.schema, ids);
  const { example } = content ?? {};
  // An example is let further in than most of what is generated.
  const meant =
    bodiesLike === null || example === undefined
      ? bodiesLike
      : fc.oneof({ arbitrary: bodiesLike, weight: 4 }, fc.constant(example), spoiled(example));
  const bodies: fc.Arbitrary<string | undefined> =
    method === "GET"
      ? fc.constant(undefined)
      : fc.oneof(
          {
            arbitrary: meant === null ? fc.constant(undefined) : meant.map((body) => JSON.stringify(body)),
            weight: 9,
          },
          { arbitrary: fc.constantFrom(...RAW_BODIES), weight: 1 },
        );
  const types = fc.oneof(
    { arbitrary: fc.constant("application/json"), weight: 12 },
    fc.constantFrom("text/plain", "application/x-www-form-urlencoded", ""),
  );
  const who = fc.oneof(
    { arbitrary: fc.constantFrom("guest" as const, "account" as const), weight: 8 },
    fc.constant("nobody" as const),
  );
  return fc
    .tuple(segments, query, more, headers, bodies, types, who)
    .map(([named, asked, extra, own, body, type, whose]) => {
      const search = new URLSearchParams(asked);
      if (extra !== null) search.append(extra[0], textOf(extra[1]));
      const target = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(named[name] ?? ""));
      return {
        method,
        target: search.size === 0 ? target : `${target}?${search}`,
        who: whose,
        headers: { ...own, ...(body === undefined ? {} : { "content-type": type }) },
        body,
      };
    });
};

/** Sends generated requests to every operation of a document and holds each answer to it. The same seed asks the same. */
export const fuzzContract = async ({ document, seed, runs, ids, send }: FuzzOptions): Promise<Fuzzed> => {
  const check = createContractCheck(document);
  const statuses: Record<string, number> = {};
  const findings: Finding[] = [];
  let requests = 0;
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      let words: readonly string[] = [];
      const holds = async (request: FuzzRequest): Promise<boolean> => {
        const answer = await send(request);
        requests += 1;
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        const wrong = check(operation, answer);
        if (wrong.length > 0) words = wrong;
        return wrong.length === 0;
      };
      const arbitrary = requestsOf(path, method.toUpperCase(), operation, ids);
      const details = await fc.check(fc.asyncProperty(arbitrary, holds), { seed, numRuns: runs });
      // As: the one value of the property.
      const [request] = (details.counterexample ?? []) as readonly FuzzRequest[];
      if (request !== undefined && words.length > 0)
        findings.push({ operation: operation.operationId, words, request });
      else if (details.failed) throw details.errorInstance;
    }
  return { requests, statuses, findings };
};
