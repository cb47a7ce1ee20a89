import { posix } from "node:path";
import { clientRefusal } from "./imports.client.rules.ts";
import type { ImportFound } from "./source.scan.ts";
import { folderBelow, zoneOf, type Zone } from "./zones.ts";

/** What an import names: a file of ours (path from the top), a package, or a part of Node ("node:fs"). */
export type Target = { readonly kind: "file" | "package" | "node"; readonly name: string };

export type Question = {
  readonly from: string;
  readonly target: Target;
  readonly isType: boolean;
};

/** Resolves "#shared/x.ts", "./x.ts?raw", "@scope/name/sub" and "node:fs" as seen from a file. */
export function targetOf(from: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, "");
  if (bare.startsWith("#shared/")) return { kind: "file", name: `shared/${bare.slice("#shared/".length)}` };
  if (bare.startsWith(".")) return { kind: "file", name: posix.join(posix.dirname(from), bare) };
  if (bare.startsWith("node:")) return { kind: "node", name: bare };
  const parts = bare.split("/");
  return { kind: "package", name: parts.slice(0, bare.startsWith("@") ? 2 : 1).join("/") };
}

const isColyseus = (name: string) => name.startsWith("@colyseus/");
const isShared = ({ kind, name }: Target) => kind === "file" && name.startsWith("shared/");
const isPackage = ({ kind, name }: Target, ...names: string[]) => kind === "package" && names.includes(name);
const isErrors = ({ name }: Target) => name === "server/errors.ts";
const isIn = ({ kind, name }: Target, ...zones: Zone[]) => kind === "file" && zones.includes(zoneOf(name));
const isBeside = (from: string, { kind, name }: Target) =>
  kind === "file" && posix.dirname(name) === posix.dirname(from);
/** In the same folder of a place, or directly in that place: not in another's. */
const isOwn = (from: string, { kind, name }: Target, place: string) =>
  kind === "file" && name.startsWith(`${place}/`) && ["", folderBelow(from, place)].includes(folderBelow(name, place));

/** What of a role stands beside the folders of the rooms, and in none of them. */
const isOfAllRooms = ({ kind, name }: Target, role: "rules" | "project") =>
  kind === "file" && posix.dirname(name) === "server/rooms" && name.endsWith(`.${role}.ts`);

/** In the client a constant may stand beside a rule under any name; a room's folder holds more than rules. */
const isPureFor = (from: string, name: string) => from.startsWith("client/") || /\.(rules|limits)\.ts$/.test(name);

type Rule = { readonly says: string; allows(question: Question): boolean };

const RULES: Record<Exclude<Zone, "tests and tools" | "client">, Rule> = {
  shared: {
    says: "shared/ may import zod, @colyseus/schema in shared/schema/, @casl/ability in shared/policy/, obscenity in shared/filters/, papaparse in shared/mood/daylio/, and itself",
    allows: ({ from, target }) =>
      isShared(target) ||
      isPackage(target, "zod") ||
      (isPackage(target, "@colyseus/schema") && from.startsWith("shared/schema/")) ||
      (isPackage(target, "@casl/ability") && from.startsWith("shared/policy/")) ||
      (isPackage(target, "obscenity") && from.startsWith("shared/filters/")) ||
      (isPackage(target, "papaparse") && from.startsWith("shared/mood/daylio/")),
  },
  rules: {
    says: "rules may import shared/, rules, limits and types beside them, rules of all rooms, and invariant from server/errors.ts",
    allows: ({ from, target, isType }) =>
      isShared(target) ||
      isErrors(target) ||
      isOfAllRooms(target, "rules") ||
      (isBeside(from, target) && (isType ? !target.name.endsWith("Room.ts") : isPureFor(from, target.name))),
  },
  project: {
    says: "a projection may import the types of its rules, projections of all rooms and shared/schema/",
    allows: ({ from, target, isType }) =>
      (isShared(target) && target.name.startsWith("shared/schema/")) ||
      isOfAllRooms(target, "project") ||
      (isBeside(from, target) &&
        (target.name.endsWith(".project.ts") || (isType && target.name.endsWith(".rules.ts")))),
  },
  rooms: {
    says: "a room may import its own folder, shared/, Colyseus, and types of services and of the platform",
    allows: ({ from, target, isType }) =>
      isShared(target) ||
      isErrors(target) ||
      (target.kind === "package" && isColyseus(target.name)) ||
      isOwn(from, target, "server/rooms") ||
      (isType && isIn(target, "services", "platform")),
  },
  services: {
    says: "a service may import its own folder, entities, shared/, libraries other than Colyseus, and types of other services and of the platform",
    allows: ({ from, target, isType }) =>
      isShared(target) ||
      isErrors(target) ||
      isIn(target, "entities") ||
      target.kind === "node" ||
      (target.kind === "package" && !isColyseus(target.name)) ||
      isOwn(from, target, "server/services") ||
      (isType && (isIn(target, "services", "platform") || target.name === "server/config.ts")),
  },
  entities: {
    says: "an entity or migration may import MikroORM, shared/ and other entities",
    allows: ({ target }) =>
      isShared(target) ||
      isIn(target, "entities") ||
      (target.kind === "package" && target.name.startsWith("@mikro-orm/")),
  },
  api: {
    says: "a route may import services, shared/, zod and the rest of server/api/",
    allows: ({ target }) =>
      isShared(target) || isErrors(target) || isPackage(target, "zod") || isIn(target, "services", "api"),
  },
  platform: {
    says: "the platform may import libraries, shared/, entities, itself, and types of the configuration; never rooms, services or api",
    allows: ({ target, isType }) =>
      target.kind !== "file" ||
      isShared(target) ||
      isErrors(target) ||
      isIn(target, "platform", "entities") ||
      (isType && target.name === "server/config.ts"),
  },
  composition: {
    says: "app.ts, main.ts, open-services.ts and shared-limits.ts may import all of the server, shared/ and libraries",
    allows: ({ target }) => target.kind !== "file" || isShared(target) || target.name.startsWith("server/"),
  },
  "server root": {
    says: "config.ts and errors.ts may import libraries, shared/, the platform and each other",
    allows: ({ target }) => target.kind !== "file" || isShared(target) || isIn(target, "server root", "platform"),
  },
};

/** The page of the development server may show a client without a server; a built one leaves that out. */
const isDevelopmentPage = ({ from, target }: Question) =>
  from === "client/main.tsx" && target.name.startsWith("client/features/testing/");

/** Why a file may not import something: a sentence naming both and the rule; null = it may. */
export function importRefusal(from: string, found: ImportFound): string | null {
  const zone = zoneOf(from);
  if (zone === "tests and tools") return null;
  const question = { from, target: targetOf(from, found.specifier), isType: found.isType };
  const where = `${from}:${found.line} imports ${found.isType ? "the type of " : ""}"${found.specifier}"`;
  if (isIn(question.target, "tests and tools") && !isDevelopmentPage(question)) {
    return `${where}: the product never imports tests or tools`;
  }
  if (zone === "client") {
    const reason = clientRefusal(question);
    return reason && `${where}: ${reason}`;
  }
  const rule = RULES[zone];
  return rule.allows(question) ? null : `${where}: ${rule.says}`;
}
