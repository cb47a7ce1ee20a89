import * as z from "zod";
import { PROBLEM_SENTENCES, STATUS_OF_REFUSAL, type HttpProblem } from "./problem.ts";
import type { Route } from "./route.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";

type Json = { [name: string]: unknown };

/** The OpenAPI 3.1 document of the registry. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "HugMood over HTTP",
      version,
      description:
        "What is not live. Live things go through rooms (docs/protocol.md). Every problem has the form `{ code }`; requests that change something are taken from our own pages only.",
    },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "hugmood.session_token" } },
      schemas: {
        Problem: {
          type: "object",
          required: ["code"],
          properties: {
            code: { type: "string", enum: Object.keys(PROBLEM_SENTENCES) },
            path: { type: "string", description: "`bad_message`: the first field that is wrong." },
            retryAfterMs: { type: "number", description: "`too_many`, `try_later`: when it is worth trying again." },
          },
        },
      },
    },
  };
}

function operation(route: Route): Json {
  const isOpen = route.policy === "anyone";
  return {
    summary: route.summary,
    security: isOpen ? [] : [{ session: [] }],
    "x-limit": route.limit,
    parameters: [...parameters(route.params, "path"), ...parameters(route.query, "query")],
    ...(route.body === null
      ? {}
      : {
          requestBody: { required: true, content: { "application/json": { schema: jsonSchema(route.body, "input") } } },
        }),
    responses: {
      // 200, or 201 for what was made.
      "2XX": { description: "Done.", content: answerContent(route) },
      ...problems(route),
    },
  };
}

function answerContent(route: Route): Json {
  if (route.fileType !== undefined) return { [route.fileType]: { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema: jsonSchema(route.output, "output") } };
}

function parameters(schema: z.ZodType, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return rest;
}

function problems(route: Route): Json {
  const codes: [number, HttpProblem | RefusalCode][] = [
    ...(route.policy === "signed_in" ? ([[401, "not_signed_in"]] as [number, HttpProblem][]) : []),
    ...(route.method === "GET"
      ? []
      : ([
          [403, "cross_site"],
          [413, "too_large"],
          [415, "not_json"],
        ] as [number, HttpProblem][])),
    ...(["bad_message", ...route.refusals, "too_many", "try_later", "server_error"] as const).map(
      (code): [number, RefusalCode] => [STATUS_OF_REFUSAL[code], code],
    ),
  ];
  const byStatus = Map.groupBy(codes, ([status]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, each]) => [
      status,
      {
        description: each.map(([, code]) => `\`${code}\`: ${PROBLEM_SENTENCES[code]}`).join(" "),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
