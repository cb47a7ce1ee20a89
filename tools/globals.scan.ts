import { isNode, nameOf, type Source, type SyntaxNode } from "./source.scan.ts";

/** A use of a global of the platform, e.g. path "Date.now" or "setTimeout". */
export type GlobalUse = {
  readonly path: string;
  readonly line: number;
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | null;
};

const WATCHED = new Set(
  "process Date performance Math crypto setTimeout setInterval setImmediate requestAnimationFrame requestIdleCallback AbortSignal".split(
    " ",
  ),
);
/** `globalThis.Date` is `Date`; a room's own clock has timers too. */
const ROOTS = /^(globalThis|window|self|this\.clock)\./;

/** Watched globals used in a file, with the members taken from them; a name that the file declares itself is no global. */
export function globalsUsed(source: Source): GlobalUse[] {
  const declared = declaredIn(source);
  return source.nodes.flatMap(({ node, parent }) => {
    const isWholeChain = !(parent && memberOf(parent) !== "" && parent["object"] === node);
    if (!isWholeChain || isOnlyAName(node, parent)) return [];
    const path = pathOf(node);
    const global = path.replace(ROOTS, "");
    const root = global.split(".")[0] ?? "";
    const isShadowed = global === path && declared.has(root);
    if (!WATCHED.has(root) || isShadowed) return [];
    const line = source.lineOf(node.start);
    const taken = takenApart(node, parent).map((name) => `${global}.${name}`);
    return [global, ...taken].map((each) => ({ path: each, line, node, parent }));
  });
}

/** "Date.now" for that member chain, "this.clock.setTimeout" too; empty for anything computed. */
function pathOf(node: SyntaxNode): string {
  if (node.type === "Identifier") return nameOf(node);
  if (node.type === "ThisExpression") return "this";
  if (node.type === "ChainExpression" && isNode(node["expression"])) return pathOf(node["expression"]);
  const member = memberOf(node);
  if (member === "" || !isNode(node["object"])) return "";
  const owner = pathOf(node["object"]);
  return owner === "" ? "" : `${owner}.${member}`;
}

/** The name after the dot, or in ["quotes"]; empty when there is none. */
export function memberOf(node: SyntaxNode): string {
  if (node.type !== "MemberExpression") return "";
  const property = node["property"];
  if (node["computed"] !== true) return nameOf(property);
  return isNode(property) && typeof property["value"] === "string" ? property["value"] : "";
}

/** `{ Date: 1 }`, `x.Date`, types and labels mention a name without using the global. */
function isOnlyAName(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (node.type !== "Identifier" || !parent) return false;
  if (parent.type.startsWith("TS") && parent["expression"] !== node) return true;
  if (parent.type === "MemberExpression") return parent["property"] === node && parent["computed"] !== true;
  const isKey = parent["key"] === node && parent["computed"] !== true && parent["shorthand"] !== true;
  return isKey || parent.type.startsWith("Import") || parent.type.startsWith("JSX");
}

/** `const { now } = Date` */
function takenApart(node: SyntaxNode, parent: SyntaxNode | null): string[] {
  const pattern = parent?.type === "VariableDeclarator" && parent["init"] === node ? parent["id"] : null;
  if (!isNode(pattern) || !Array.isArray(pattern["properties"])) return [];
  return pattern["properties"].filter(isNode).map((property) => nameOf(property["key"]));
}

function declaredIn(source: Source): Set<string> {
  const names = new Set<string>();
  for (const { node } of source.nodes) {
    if (node.type === "VariableDeclarator") bind(node["id"], names);
    const isCode = !node.type.startsWith("TS");
    if (isCode && Array.isArray(node["params"])) for (const param of node["params"]) bind(param, names);
    if (/^(Function|Class)Declaration$/.test(node.type)) bind(node["id"], names);
    if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) bind(node["local"], names);
  }
  return names;
}

function bind(pattern: unknown, names: Set<string>): void {
  if (!isNode(pattern)) return;
  const name = nameOf(pattern);
  if (name !== "") names.add(name);
  for (const part of [pattern["left"], pattern["argument"], pattern["value"], pattern["parameter"]]) bind(part, names);
  for (const list of [pattern["properties"], pattern["elements"]]) {
    if (Array.isArray(list)) for (const part of list) bind(part, names);
  }
}
