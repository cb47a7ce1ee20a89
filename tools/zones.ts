/** The parts of the project that have rules of their own about what they may import. */
export type Zone =
  | "tests and tools"
  | "shared"
  | "rules"
  | "project"
  | "rooms"
  | "services"
  | "entities"
  | "api"
  | "platform"
  | "composition"
  | "server root"
  | "client";

const OUTSIDE = /^(tools|bench|e2e|docs|ml|\.ci)\//;
const COMPOSITION = new Set(["app", "main", "open-services", "shared-limits"].map((name) => `server/${name}.ts`));
const TEST = /\.(test|contract|fuzz|bench)\.tsx?$/;

/** Zone of a file, by its path from the top ("server/rooms/lobby/lobby.rules.ts"). */
export function zoneOf(path: string): Zone {
  if (OUTSIDE.test(path) || TEST.test(path) || /^[^/]+$/.test(path) || path.includes("/testing/"))
    return "tests and tools";
  if (path.startsWith("shared/")) return "shared";
  if (path.endsWith(".rules.ts")) return "rules";
  if (path.startsWith("client/")) return "client";
  if (COMPOSITION.has(path)) return "composition";
  if (path.startsWith("server/rooms/")) {
    return path.endsWith(".project.ts") ? "project" : "rooms";
  }
  if (path.startsWith("server/services/")) return "services";
  if (/^server\/(entities|migrations)\//.test(path)) return "entities";
  if (path.startsWith("server/api/")) return "api";
  if (path.startsWith("server/platform/")) return "platform";
  return "server root";
}

/** The first folder below a place: "lobby" for ("server/rooms/lobby/x.ts", "server/rooms"); empty for a file in it. */
export function folderBelow(path: string, place: string): string {
  const rest = path.startsWith(`${place}/`) ? path.slice(place.length + 1).split("/") : [];
  return rest.length > 1 ? (rest[0] ?? "") : "";
}
