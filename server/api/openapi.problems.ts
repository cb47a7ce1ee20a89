import { PROBLEM_TYPE, problemDetails } from "#shared/schema/problem.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { PROBLEM_SENTENCES, STATUS_OF_REFUSAL, type HttpProblem } from "./problem.ts";
import { isStaffPolicy, type Route } from "./route.ts";

type Json = { [name: string]: unknown };
type Code = HttpProblem | RefusalCode;

/** Codes that say when to come again. */
const WAITING: ReadonlySet<Code> = new Set(["too_many", "try_later", "in_progress"]);
const EXAMPLE = {
  bad_message: { path: "name" },
  too_many: { retryAfterMs: 1_500 },
  try_later: { retryAfterMs: 2_000 },
};

export const PROBLEM_SCHEMA = {
  type: "object",
  description: "Problem details (RFC 9457), with `code` beside `type`.",
  required: ["type", "title", "status", "detail", "code"],
  properties: {
    type: { type: "string", format: "uri-reference", description: "The page of the code." },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", enum: Object.keys(PROBLEM_SENTENCES) },
    path: { type: "string", description: "`bad_message`: the first field that is wrong." },
    retryAfterMs: { type: "number", description: "Milliseconds until it is worth trying again." },
  },
  additionalProperties: false,
};

/** Every code that a route may answer with, by status. */
export function problemsOf(route: Route): ReadonlyMap<number, readonly Code[]> {
  const codes: (readonly [number, Code])[] = [
    ...(route.policy === "anyone" || isStaffPolicy(route.policy) ? [] : [[401, "not_signed_in"] as const]),
    ...(route.policy === "anyone" || route.whileSuspended === true
      ? []
      : [[STATUS_OF_REFUSAL.suspended, "suspended"] as const]),
    ...(route.policy === "stepped_up" || route.policy === "staff_entry"
      ? [[STATUS_OF_REFUSAL.step_up_needed, "step_up_needed"] as const]
      : []),
    ...(isStaffPolicy(route.policy) ? [[404, "not_found"] as const] : []),
    ...(typeof route.policy === "object"
      ? (["staff_session_needed", "not_yours_to_do"] as const).map((code) => [STATUS_OF_REFUSAL[code], code] as const)
      : []),
    ...(route.method === "GET"
      ? []
      : ([
          [403, "cross_site"],
          [408, "too_slow"],
          [413, "too_large"],
          [415, route.upload === null ? "not_json" : "wrong_type"],
        ] as const)),
    ...(route.creates === true
      ? ([
          [409, "in_progress"],
          [STATUS_OF_REFUSAL.key_reused, "key_reused"],
        ] as const)
      : []),
    ...(["bad_message", ...route.refusals, "too_many", "try_later", "server_error"] as const).map(
      (code) => [STATUS_OF_REFUSAL[code], code] as const,
    ),
  ];
  const byStatus = Map.groupBy(codes, ([status]) => status);
  return new Map([...byStatus].map(([status, each]) => [status, [...new Set(each.map(([, code]) => code))]]));
}

export const problemResponses = (route: Route): Json =>
  Object.fromEntries([...problemsOf(route)].map(([status, codes]) => [status, response(status, codes)]));

const response = (status: number, codes: readonly Code[]): Json => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEM_SENTENCES[code]}`).join(" "),
  ...(codes.some((code) => WAITING.has(code))
    ? { headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } }
    : {}),
  content: {
    [PROBLEM_TYPE]: {
      schema: {
        allOf: [
          { $ref: "#/components/schemas/Problem" },
          { properties: { status: { const: status }, code: { enum: codes } } },
        ],
      },
      examples: Object.fromEntries(codes.map((code) => [code, { value: example(status, code) }])),
    },
  },
});

const example = (status: number, code: Code) => {
  const more = Object.entries(EXAMPLE).find(([name]) => name === code)?.[1] ?? {};
  return problemDetails(status, { code, ...more }, PROBLEM_SENTENCES[code]);
};
