import type { Rows } from "../../platform/database/database.ts";
import { isUuid } from "../uuid.ts";

const FIND = "select id from users where id = $1 or lower(email) = $2";

/** Somebody by their id or mail, for commands at the machine; null = there is nobody. */
export const findUser = async (database: Rows, user: string): Promise<string | null> => {
  const [found] = await database.rows<{ id: string }>(FIND, [isUuid(user) ? user : null, user.toLowerCase()]);
  return found?.id ?? null;
};
