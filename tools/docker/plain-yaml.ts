/** What a YAML text says. */
export type Yaml = string | number | boolean | null | readonly Yaml[] | { readonly [key: string]: Yaml };

type Line = { readonly indent: number; readonly text: string; readonly number: number };

const KEY = /^([A-Za-z0-9_.<-]+):(?:\s+(.*))?$/;

/**
 * The part of YAML that our compose file is written in: maps and lists by indentation, scalars on one line, `[a, "b"]`,
 * `{}`, anchors on a map, and merging one with `<<: *name`. Throws for everything else rather than misread it.
 */
export const parsePlainYaml = (text: string): Yaml => {
  const lines = text.split("\n").flatMap((line, index): Line[] => {
    if (line.includes("\t")) throw new Error(`Line ${index + 1} has a tab.`);
    const bare = line.trim();
    return bare === "" || bare.startsWith("#")
      ? []
      : [{ indent: line.length - line.trimStart().length, text: bare, number: index + 1 }];
  });
  const anchors = new Map<string, Yaml>();
  let at = 0;

  const block = (indent: number): Yaml => {
    const first = lines[at];
    if (first === undefined || first.indent < indent) return null;
    return first.text.startsWith("- ") ? list(first.indent) : map(first.indent);
  };

  const list = (indent: number): Yaml => {
    const items: Yaml[] = [];
    for (let line = lines[at]; line !== undefined && line.indent === indent; line = lines[at]) {
      if (!line.text.startsWith("- ")) throw unread(line);
      items.push(scalar(line.text.slice(2).trim(), line));
      at += 1;
    }
    return endOf(items, indent);
  };

  const map = (indent: number): Yaml => {
    const entries: Record<string, Yaml> = {};
    const merged: Record<string, Yaml> = {};
    for (let line = lines[at]; line !== undefined && line.indent === indent; line = lines[at]) {
      const [, key, rest = ""] = KEY.exec(line.text) ?? [];
      if (key === undefined || key in entries) throw unread(line);
      at += 1;
      if (key === "<<") {
        Object.assign(merged, anchors.get(rest.replace(/^\*/, "")) ?? raise(line));
        continue;
      }
      const [, anchor, value = ""] = /^(?:&(\w+)\s*)?(.*)$/.exec(rest) ?? [];
      entries[key] = value === "" ? block(indent + 1) : scalar(value, line);
      if (anchor !== undefined) anchors.set(anchor, entries[key]);
    }
    return endOf({ ...merged, ...entries }, indent);
  };

  const endOf = <T>(value: T, indent: number): T => {
    const next = lines[at];
    if (next !== undefined && next.indent > indent) throw unread(next);
    return value;
  };

  const document = block(0);
  const rest = lines[at];
  if (rest !== undefined) throw unread(rest);
  return document;
};

const unread = ({ number, text }: Line): Error => new Error(`Line ${number} is more YAML than is read here: ${text}`);
const raise = (line: Line): never => {
  throw unread(line);
};

const scalar = (text: string, line: Line): Yaml => {
  if (text === "{}") return {};
  if (/^\[.*\]$/.test(text)) {
    // Strings in JSON's quotes only: so is a list of them.
    try {
      return JSON.parse(text) as Yaml;
    } catch {
      throw unread(line);
    }
  }
  if (text.startsWith('"')) {
    if (!/^"(?:[^"\\]|\\["\\n])*"$/.test(text)) throw unread(line);
    return JSON.parse(text) as string;
  }
  if (/^[[{'&*!|>%@`]|: | #|:$/.test(text)) throw unread(line);
  if (text === "true" || text === "false") return text === "true";
  if (text === "null" || text === "~") return null;
  return /^-?(0|[1-9]\d*)$/.test(text) ? Number(text) : text;
};
