import { writeFileSync } from "node:fs";
import { DATA_FILE, dataMarkdown } from "./data/markdown.ts";

// Writes docs/data.md from what is declared of every column.
writeFileSync(DATA_FILE, dataMarkdown());
console.log("docs/data.md is up to date.");
