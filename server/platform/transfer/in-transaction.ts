import { type Database, type Rows, rowsThrough } from "../database/database.ts";
import { translate } from "../database/translate.ts";

/**
 * One transaction without limits of time, in which every row reads the same on every database: the rows' text depends on
 * the time zone. What `work` throws rolls all of it back. The builder's own transaction, because the ORM's never gives
 * back a connection that was cut within it, and then waits for it at its end.
 */
export const inTransaction = async <T>(
  { orm }: Pick<Database, "orm">,
  mode: "read" | "write",
  work: (rows: Rows["rows"]) => Promise<T>,
): Promise<T> => {
  const transaction = orm.em.fork().getKysely().transaction();
  try {
    return await transaction.execute(async (within) => {
      const rows = rowsThrough(() => within);
      // Reading sees one moment of the database, whatever is written meanwhile.
      if (mode === "read") await rows("set transaction isolation level repeatable read, read only");
      await rows("set local statement_timeout = 0");
      await rows("set local idle_in_transaction_session_timeout = 0");
      await rows("set local timezone = 'UTC'");
      return work(rows);
    });
  } catch (error) {
    throw translate(error);
  }
};
