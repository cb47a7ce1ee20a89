import * as z from "zod";
import { problemResponses, PROBLEM_SCHEMA } from "./openapi.problems.ts";
import type { Route } from "./route.ts";

type Json = { [name: string]: unknown };

const HEADERS = {
  RetryAfter: { description: "Whole seconds until it is worth trying again.", schema: { type: "integer", minimum: 1 } },
  SetCookie: { description: "The session's cookie, when it is new or was replaced.", schema: { type: "string" } },
};
const KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A UUID of the client's own. A repeat within 24 hours gets the first answer.",
  schema: { type: "string", format: "uuid" },
  example: "8e03978e-40d5-43dd-bc93-6894a57f9324",
};

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
      license: { name: "MIT", identifier: "MIT" },
      description:
        "What is not live. Live things go through rooms (docs/protocol.md). Every problem is a problem detail (RFC 9457) with a `code`; requests that change something are taken from our own pages only.",
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "hugmood.session_token",
          description: "Behind https its name begins with `__Secure-`.",
        },
      },
      headers: HEADERS,
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  };
}

/** The first word of a path: `/api/people/:id` is about people; what is not below /api, about the server. */
const tagOf = ({ path }: Route): string => /^\/api\/([^/]+)/.exec(path)?.[1] ?? "server";

/** `GET /api/people/:id` is `getPeopleById`. */
export const operationId = ({ method, path }: Pick<Route, "method" | "path">): string => {
  const words = path
    .replace(/^\/api\//, "")
    .replace(/:/g, "by-")
    .split(/[^A-Za-z0-9]+/);
  const named = words.filter((word) => word !== "").map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `${method.toLowerCase()}${named.join("")}`;
};

function operation(route: Route): Json {
  if (route.isPage) return pageOperation(route);
  return {
    operationId: operationId(route),
    tags: [tagOf(route)],
    summary: route.summary,
    security: route.policy === "anyone" ? [] : [{ session: [] }],
    "x-limit": route.limit,
    parameters: [
      ...parameters(route.params, "path"),
      ...parameters(route.query, "query"),
      ...(route.creates === true ? [KEY] : []),
    ],
    ...requestBody(route),
    responses: {
      // 200, 201 for what was made, 202 for what follows.
      "2XX": {
        description: "Done.",
        headers: { "Set-Cookie": { $ref: "#/components/headers/SetCookie" } },
        content: route.file ? { [route.file.type]: {} } : jsonContent(route.output, "output"),
      },
      ...problemResponses(route),
    },
  };
}

const jsonContent = (schema: z.ZodType, io: "input" | "output", example?: unknown): Json => ({
  "application/json": { schema: jsonSchema(schema, io), ...(example === undefined ? {} : { example }) },
});

function requestBody({ body, upload, example }: Route): Json {
  if (upload !== null) {
    const content = Object.fromEntries(upload.types.map((type) => [type, {}]));
    return { requestBody: { required: true, description: `At most ${upload.maxBytes} bytes.`, content } };
  }
  if (body === null) return {};
  return { requestBody: { required: true, content: jsonContent(body, "input", example) } };
}

/** Of what a browser follows: it leads on to a page, whatever comes of it. */
function pageOperation(route: Route): Json {
  const form = route.body && { "application/x-www-form-urlencoded": { schema: jsonSchema(route.body, "input") } };
  return {
    operationId: operationId(route),
    tags: [tagOf(route)],
    summary: route.summary,
    security: [],
    "x-limit": route.limit,
    parameters: [...parameters(route.params, "path"), ...parameters(route.query, "query")],
    ...(form === null ? {} : { requestBody: { required: true, content: form } }),
    responses: {
      303: {
        description: "To one of our pages; refused, to `/sign-in?why=<code>` or `/you?why=<code>`.",
        headers: { location: { schema: { type: "string" } } },
      },
    },
  };
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
    ...(typeof property["description"] === "string" ? { description: property["description"] } : {}),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return rest;
}
