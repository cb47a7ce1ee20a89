import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Content = Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
export type Operation = {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, unknown>>; readonly content?: Content }>
  >;
};
export type ApiDocument = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** What only our insides say: stacks, paths of files, SQL and its errors, names of libraries. */
const INSIDES =
  /\bat [\w.<>]+ \(|\bat (async )?file:|node_modules|node:internal|\.ts:\d+|\b(select|insert into|update|delete from)\b[^"]*\b(from|where|values|set)\b|syntax error|violates|constraint|relation "|pglite|postgres|kysely|mikro-?orm|ZodError|[A-Z]\w+(Error|Exception):/i;

/** Holds answers to an OpenAPI document: what is wrong with one, in words; none = nothing. */
export const createContractCheck = (document: ApiDocument) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "document", ...document });
  const known = new Map<string, ValidateFunction>();
  const validatorOf = (name: string, schema: object): ValidateFunction => {
    const found = known.get(name);
    if (found !== undefined) return found;
    // References are to the document, wherever the schema stands.
    const whole = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    const made = ajv.compile(JSON.parse(whole) as object);
    known.set(name, made);
    return made;
  };
  return ({ operationId, responses }: Operation, { status, headers, text }: Answer): readonly string[] => {
    if (status === 500) return ["it answered 500"];
    const declared = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
    if (declared === undefined)
      return [`it answered ${status}, which the document does not have: ${text.slice(0, 200)}`];
    // What leads on to a page has nothing to read.
    if (declared.content === undefined)
      return [
        ...(text === "" ? [] : [`its ${status} has content: ${text.slice(0, 200)}`]),
        ...Object.keys(declared.headers ?? {})
          .filter((name) => !headers.has(name))
          .map((name) => `its ${status} has no ${name}`),
      ];
    const wrong: string[] = [];
    const type = headers.get("content-type")?.split(";")[0] ?? "";
    const schema = declared.content[type]?.schema;
    if (schema === undefined) return [`its ${status} is "${type}", not ${Object.keys(declared.content).join(" or ")}`];
    // What is no JSON is a file, of any bytes.
    if ("format" in schema && schema.format === "binary") return wrong;
    try {
      const validate = validatorOf(`${operationId} ${status} ${type}`, schema);
      if (!validate(JSON.parse(text)))
        wrong.push(`its ${status} is not as documented: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 200)}`);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      wrong.push(`its ${status} is no JSON: ${text.slice(0, 200)}`);
    }
    if (
      "Retry-After" in (declared.headers ?? {}) &&
      text.includes('"retryAfterMs"') &&
      !/^[1-9]\d*$/.test(headers.get("retry-after") ?? "")
    )
      wrong.push(`its ${status} does not say in Retry-After when to come again`);
    if (status >= 400 && INSIDES.test(text)) wrong.push(`its ${status} tells of our insides: ${text.slice(0, 200)}`);
    return wrong;
  };
};
