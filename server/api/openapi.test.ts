import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, test } from "vitest";
import { openApiDocument, operationId } from "./openapi.ts";
import { problemsOf } from "./openapi.problems.ts";
import { openApi } from "./testing/open-api.ts";

type Content = Readonly<
  Record<string, { schema: object; example?: unknown; examples?: Record<string, { value: unknown }> }>
>;
type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters: readonly { name: string; in: string; schema: object; example?: unknown }[];
  readonly requestBody?: { content: Content };
  readonly responses: Readonly<Record<string, { headers?: object; content: Content }>>;
};
type Document = {
  readonly tags: readonly { name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const { routes } = await openApi();
const document = openApiDocument(routes, "1.2.3") as Document;
const official = JSON.parse(
  readFileSync(new URL("./testing/openapi-3.1.schema.json", import.meta.url), "utf8"),
) as object;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
);

// Formats only say more about what a pattern already tells.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: "document", ...document });
/** A schema of the document, with the others beside it. */
const compiled = (schema: object) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')) as object);

describe("the document", () => {
  it("is OpenAPI 3.1, by the official schema", () => {
    const validate = ajv.compile(official);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("is refused by that schema where it is wrong", () => {
    const validate = ajv.getSchema("https://spec.openapis.org/oas/3.1/schema/2026-08-03");
    for (const wrong of [
      { ...document, paths: { "no-slash": {} } },
      { ...document, info: {} },
      { ...document, x: 1 },
    ])
      expect(validate?.(wrong)).toBe(false);
  });

  it("has operation ids that differ, and tags that are listed", () => {
    const ids = operations.map(([, each]) => each.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    for (const [, { tags: own }] of operations) expect(tags).toEqual(expect.arrayContaining([...own]));
  });

  it.each(operations)("%s: its schemas are JSON Schema 2020-12, and its examples fit them", (_name, operation) => {
    const strict = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, validateFormats: false });
    for (const { schema, example } of operation.parameters) {
      strict.compile(schema);
      if (example !== undefined) expect(compiled(schema)(example)).toBe(true);
    }
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((each) =>
      Object.values(each?.content ?? {}),
    );
    for (const { schema, example, examples = {} } of contents) {
      const fits = compiled(schema);
      const given = [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
      for (const each of given) expect([fits(each), fits.errors]).toEqual([true, null]);
    }
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s: every problem is there, with its media type, and those that wait say for how long",
    (_name, route) => {
      const operation = operations.find(([, each]) => each.operationId === operationId(route))?.[1];
      for (const [status, codes] of problemsOf(route)) {
        const response = operation?.responses[status];
        expect(Object.keys(response?.content ?? {})).toEqual(["application/problem+json"]);
        expect(Object.keys(response?.content["application/problem+json"]?.examples ?? {})).toEqual(codes);
        const waits = codes.some((code) => ["too_many", "try_later", "in_progress"].includes(code));
        expect(Object.keys(response?.headers ?? {})).toEqual(waits ? ["Retry-After"] : []);
      }
      expect(operation?.security).toEqual(route.policy !== "anyone" ? [{ session: [] }] : []);
      const takesKey = operation?.parameters.some(({ name }) => name === "Idempotency-Key");
      expect(takesKey).toBe(route.creates === true);
    },
  );
});

test.each([
  ["GET", "/api/people/:id", "getPeopleById"],
  ["POST", "/api/sign-in/passkey/begin", "postSignInPasskeyBegin"],
  ["GET", "/health", "getHealth"],
] as const)("%s %s is the operation %s", (method, path, id) => {
  expect(operationId({ method, path })).toBe(id);
});
