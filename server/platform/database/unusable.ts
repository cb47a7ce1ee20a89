/** The database cannot be opened at all. The message is for the person who starts the server: what, why, and the cure. */
export class DatabaseUnusable extends Error {
  override readonly name = "DatabaseUnusable";
}
