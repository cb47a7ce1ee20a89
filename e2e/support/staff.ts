import type { StaffRole } from "#shared/schema/staff.ts";
import type { Person } from "./Person.ts";
import type { Processes } from "./processes.ts";

/** Gives somebody a role as an operator does, with a second factor that no staff session goes without. */
export const makeStaff = async (many: Pick<Processes, "rows">, { id }: Person, role: StaffRole): Promise<void> => {
  await many.rows("update users set is_anonymous = false where id = $1", [id]);
  await many.rows("insert into second_factors (user_id, secret, confirmed_at) values ($1, '', now())", [id]);
  await many.rows("select set_staff(null, $1, $2)", [id, role]);
};
