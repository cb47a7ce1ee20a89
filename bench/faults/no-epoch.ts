/** A seeded bug, loaded into a server before its own program: an owner that hung never learns that others took over. */
// @ts-expect-error -- a part of the ORM that comes without types of its own
import pg from "pg";
import { DirectoryDriver } from "../../server/platform/cluster/directory.driver.ts";

DirectoryDriver.prototype.lost = async () => [];
type Query = (...args: readonly unknown[]) => unknown;
const client = pg.Client.prototype as { query: Query }; // as: only the form that answers with a promise matters here
const query = client.query;
client.query = function (this: { query: Query }, ...args) {
  const text = typeof args[0] === "object" && args[0] !== null ? Reflect.get(args[0], "text") : args[0];
  const asks = typeof text === "string" && text.includes("as owned(id uuid, epoch int)");
  return asks ? Promise.resolve({ rows: [], rowCount: 0 }) : query.apply(this, [...args]);
};
