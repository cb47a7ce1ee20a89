import { readFileSync } from "node:fs";
import path from "node:path";
import { isNode, nameOf, scanSource, type Source, type SyntaxNode } from "../source.scan.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../shared/schema");

/** A file of shared/schema as text: what cannot be seen at run time (types, comments) is read from there. */
export type SchemaSource = {
  /** The comment before each entry of the first object in `const <name> = ...`, by key. Throws when there is no such constant. */
  commentsOf(name: string): ReadonlyMap<string, string>;
  /** The text of `type <name> = ...`, comments kept. Throws when there is no such type. */
  typeText(name: string): string;
};

export const readSchemaSource = (file: string): SchemaSource => {
  const text = readFileSync(path.join(FOLDER, file), "utf8");
  const source = scanSource(file, text);
  return {
    commentsOf(name) {
      const declaration = find(source, "VariableDeclarator", name, file);
      const inside = source.nodes.filter(({ node }) => isWithin(node, declaration));
      const object = inside.find(({ node }) => node.type === "ObjectExpression")?.node;
      const properties = object && Array.isArray(object["properties"]) ? object["properties"].filter(isNode) : [];
      return new Map(properties.map((property) => [keyOf(property), commentBefore(text, property.start)]));
    },
    typeText(name) {
      const { start, end } = find(source, "TSTypeAliasDeclaration", name, file);
      return text.slice(start, Number(end));
    },
  };
};

const find = (source: Source, type: string, name: string, file: string): SyntaxNode => {
  const found = source.nodes.find(({ node }) => node.type === type && nameOf(node["id"]) === name);
  if (!found) throw new Error(`shared/schema/${file} has no ${name}; tools/protocol describes it.`);
  return found.node;
};

const isWithin = (node: SyntaxNode, outer: SyntaxNode): boolean =>
  node.start >= outer.start && Number(node["end"]) <= Number(outer["end"]);

const keyOf = (property: SyntaxNode): string => {
  const key = property["key"];
  return nameOf(key) || (isNode(key) ? String(key["value"]) : "");
};

const commentBefore = (text: string, offset: number): string => {
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, offset))?.[1] ?? "";
  return comment.replace(/\s*\n\s*\*?\s*/g, " ").trim();
};

/** Type text as it matters to a reader of the wire: without comments and layout. */
export const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    // A formatter may put the bar of a union before its first member too.
    .replace(/([=(]) \| /g, "$1 ")
    .trim();
