import { parseSync } from "vite";

/** One place where a file reaches for another module. */
export type ImportFound = {
  readonly line: number;
  readonly specifier: string;
  /** Vanishes when types are stripped. */
  readonly isType: boolean;
  /** Names taken from it, "*" for its default or all of it; empty where no name is given. */
  readonly names: readonly string[];
};

/** A node of the syntax tree (ESTree with TypeScript). The parser's own union has 200 members; rules ask by `type`. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

export type Source = {
  readonly imports: readonly ImportFound[];
  /** Every node with its parent, outermost first. */
  readonly nodes: readonly { readonly node: SyntaxNode; readonly parent: SyntaxNode | null }[];
  lineOf(offset: number): number;
};

/** Parses one TypeScript or TSX file. Throws with the file's name when it does not parse. */
export function scanSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { astType: "ts" });
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const nodes: { node: SyntaxNode; parent: SyntaxNode | null }[] = [];
  collect(program as unknown as SyntaxNode, null, nodes); // as: see SyntaxNode
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const imports = nodes.flatMap(({ node }) => {
    const found = importIn(node);
    return found ? [{ ...found, line: lineOf(node.start) }] : [];
  });
  return { imports, nodes, lineOf };
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function collect(node: SyntaxNode, parent: SyntaxNode | null, into: { node: SyntaxNode; parent: SyntaxNode | null }[]) {
  into.push({ node, parent });
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) collect(child, node, into);
  }
}

function importIn(node: SyntaxNode): Omit<ImportFound, "line"> | null {
  switch (node.type) {
    case "ImportDeclaration":
      return fromDeclaration(node, "importKind", "imported");
    case "ExportNamedDeclaration":
      return node["source"] ? fromDeclaration(node, "exportKind", "local") : null;
    case "ExportAllDeclaration":
      return fromDeclaration(node, "exportKind", "local");
    case "ImportExpression":
      return withSpecifier(node["source"], false);
    case "TSImportType":
      return withSpecifier(node["source"] ?? node["argument"], true);
    case "TSExternalModuleReference":
      return withSpecifier(node["expression"], false);
    case "CallExpression":
      return nameOf(node["callee"]) === "require" ? withSpecifier(firstOf(node["arguments"]), false) : null;
    case "NewExpression":
      return workerFile(node);
    default:
      return null;
  }
}

function fromDeclaration(node: SyntaxNode, kindKey: string, nameKey: string): Omit<ImportFound, "line"> | null {
  const specifiers = Array.isArray(node["specifiers"]) ? node["specifiers"].filter(isNode) : [];
  const areTypes = specifiers.length > 0 && specifiers.every((one) => one[kindKey] === "type");
  const names = specifiers.map((one) => nameOf(one[nameKey]) || "*");
  const found = withSpecifier(node["source"], node[kindKey] === "type" || areTypes);
  return found && { ...found, names };
}

/** `new URL("./x.worker.ts", import.meta.url)`, the way to name a worker's or an asset's file. */
function workerFile(node: SyntaxNode): Omit<ImportFound, "line"> | null {
  const found = nameOf(node["callee"]) === "URL" ? withSpecifier(firstOf(node["arguments"]), false) : null;
  return found && /^\.\.?\/.*\.tsx?$/.test(found.specifier) ? found : null;
}

function withSpecifier(value: unknown, isType: boolean): Omit<ImportFound, "line"> | null {
  const literal = isNode(value) && value.type === "TSLiteralType" ? value["literal"] : value;
  if (!isNode(literal) || typeof literal["value"] !== "string") return null;
  return { specifier: literal["value"], isType, names: [] };
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

/** An identifier's name; empty for anything else. */
export const nameOf = (value: unknown): string =>
  isNode(value) && value.type === "Identifier" && typeof value["name"] === "string" ? value["name"] : "";
