/** For seeded bugs: an act and its entry are two transactions, half a second apart. */
// @ts-expect-error -- a part of the ORM that comes without types of its own
import pg from "pg";

const APART_MS = 500;
type Query = (...args: readonly unknown[]) => Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
const client = pg.Client.prototype as { query: Query }; // as: only the form that answers with a promise matters here
const query = client.query;
const ENTRY = `select audit($1, 'admin', 'set_staff', 'user', $2, jsonb_build_object('from', $3::text, 'to', $4::text))`;

/** Half a second later. */
const later = (write: () => Promise<unknown>): void => {
  setTimeout(() => void write().catch(() => {}), APART_MS);
};

const partOf = (first: unknown, name: "text" | "values"): unknown =>
  typeof first === "object" && first !== null ? Reflect.get(first, name) : undefined;
/** What a statement that says `act` is given; null = it is another one. */
const givenTo = (act: RegExp, args: readonly unknown[]): readonly unknown[] | null => {
  const [first] = args;
  const text = partOf(first, "text") ?? first;
  if (typeof text !== "string" || !act.test(text) || args.some((arg) => typeof arg === "function")) return null;
  const values = partOf(first, "values") ?? args[1];
  return Array.isArray(values) ? (values as readonly unknown[]) : []; // as: an array of whatever was given
};

/** Changes of roles. `isFirst`: the entry comes first, otherwise the act. */
export const keepAuditApart = (isFirst: boolean): void => {
  client.query = function (this: { query: Query }, ...args) {
    const given = givenTo(/^\s*select set_staff\(/i, args);
    if (given === null) return query.apply(this, [...args]);
    const [by, target, wanted] = given;
    return (async () => {
      const found = await query.call(this, "select role from staff where user_id = $1", [target]);
      const before = found.rows[0]?.["role"] ?? null;
      const write = () => query.call(this, ENTRY, [by, target, before, wanted]);
      if (before === wanted) return query.apply(this, [...args]);
      if (isFirst) {
        await write();
        await new Promise((resolve) => setTimeout(resolve, APART_MS));
        return query.apply(this, [...args]);
      }
      const answer = await query.apply(this, [...args]);
      later(write);
      return answer;
    })();
  };
};

const RESTRICTED = `select audit($1, $2, $3, 'user', $4, jsonb_build_object('restriction', $5::text))`;

/** Restrictions: the act comes first. */
export const keepRestrictionsApart = (): void => {
  client.query = function (this: { query: Query }, ...args) {
    const given = givenTo(/from restrict_person\(/i, args);
    const answer = query.apply(this, [...args]);
    if (given === null) return answer;
    const [id, by, role, , target, kind] = given;
    return answer.then((rows) => {
      later(() => query.call(this, RESTRICTED, [by, role, kind, target, id]));
      return rows;
    });
  };
};
