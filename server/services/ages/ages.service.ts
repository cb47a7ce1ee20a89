import { birthYearBand, type Age } from "#shared/schema/age.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import type { Ages } from "./ages.port.ts";

type Deps = { readonly database: Rows; readonly nowMs: () => number };

const SAY =
  "update users set birth_year_band = $2, updated_at = now() where id = $1 and deleted_at is null returning id";
const KNOWN = "select birth_year_band is not null as known from users where id = $1";

export const createAges = ({ database, nowMs }: Deps): Ages => {
  const bandOf = (age: Age) => birthYearBand(age, new Date(nowMs()).getUTCFullYear());
  return {
    check: (age) => (bandOf(age) === null ? refused({ code: "too_young" }) : done({ ok: true })),
    async say(userId, age) {
      const band = bandOf(age);
      if (band === null) return refused({ code: "too_young" });
      const said = await database.rows(SAY, [userId, band]);
      return said.length === 0 ? refused({ code: "no_such_person" }) : done({ ok: true });
    },
    isKnown: async (userId) => (await database.rows<{ known: boolean }>(KNOWN, [userId]))[0]?.known ?? false,
  };
};
