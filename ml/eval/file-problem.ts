/** A file that cannot be scored as it is: a full sentence for who gave it, with the line where it is known. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
}
