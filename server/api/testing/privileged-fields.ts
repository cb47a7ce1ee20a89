/** What a body never says: who somebody is, what they may, and what the server writes down by itself. */
export const PRIVILEGED_FIELDS: Readonly<Record<string, unknown>> = {
  id: "00000000-0000-4000-8000-000000000001",
  userId: "00000000-0000-4000-8000-000000000001",
  user_id: "00000000-0000-4000-8000-000000000001",
  role: "moderator",
  isAdmin: true,
  isGuest: false,
  is_anonymous: false,
  emailVerified: true,
  createdAt: "2020-01-01T00:00:00Z",
  deletedAt: null,
  constructor: { prototype: { isAdmin: true } },
};

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | object;
};
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether what the schema does not name is kept by whoever reads the body. */
const isLoose = ({ additionalProperties }: Schema): boolean => additionalProperties !== false;

/** The same body with one more field, for each object in it that is ours to close; `at` says where. */
export function* withField(
  body: unknown,
  schema: Schema,
  name: string,
  value: unknown,
  at = "body",
): Generator<{ readonly at: string; readonly body: unknown }> {
  if (!isObject(body)) return;
  if (!isLoose(schema) && !Object.hasOwn(schema.properties ?? {}, name))
    yield { at: `${at}.${name}`, body: { ...body, [name]: value } };
  for (const [key, inner] of Object.entries(body))
    for (const changed of withField(inner, schema.properties?.[key] ?? {}, name, value, `${at}.${key}`))
      yield { at: changed.at, body: { ...body, [key]: changed.body } };
}

/** Objects in a schema that take whatever they are given, by where they stand. */
export const looseObjects = (schema: Schema, at = "body"): readonly string[] => [
  ...(schema.type === "object" && isLoose(schema) ? [at] : []),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => looseObjects(each, `${at}.${name}`)),
];
