/** The URL of the PostgreSQL that the launcher found. Without one: says what to do, and exits with 2. */
export function postgresOrExit(): string {
  const url = process.env["HUGMOOD_TEST_POSTGRES"];
  if (url !== undefined) return url;
  console.error("This needs a PostgreSQL: start one at 127.0.0.1:5432, or say where it is (TEST_DATABASE_URL).");
  process.exit(2);
}
