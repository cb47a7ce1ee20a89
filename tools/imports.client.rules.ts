import type { Question } from "./imports.rules.ts";
import { folderBelow } from "./zones.ts";

/** Libraries with one owner, and where their types may be named besides. */
const OWNERS: readonly { readonly owner: string; owns(name: string): boolean; readonly typesIn?: RegExp }[] = [
  {
    owner: "client/net/",
    owns: (name) => name.startsWith("@colyseus/") || ["colyseus.js", "idb", "@simplewebauthn/browser"].includes(name),
  },
  {
    owner: "client/stage/",
    owns: (name) => name.startsWith("pixi.js") || name.startsWith("@pixi/"),
    typesIn: /^client\/features\/[^/]+\/Stage\.tsx?$/,
  },
  { owner: "client/touch/", owns: (name) => name.startsWith("@capacitor/") },
  { owner: "client/score/", owns: (name) => name === "onnxruntime-web" },
  { owner: "client/ui/QrCode.tsx", owns: (name) => name === "uqr" },
];

const EVERYWHERE = [/^react$/, /^react-dom$/, /^react-router$/, /^zustand$/, /^@fontsource/, /^virtual:/, /^vite$/];
const LAYERS = ["net", "score", "stage", "touch", "ui"];

/** Why a client file may not import this; null = it may. That only one type comes from the server is counted elsewhere. */
export function clientRefusal({ from, target, isType }: Question): string | null {
  if (target.kind === "node") return "the client runs in browsers, where Node's modules are not";
  if (target.kind === "package") return packageRefusal(from, target.name, isType);
  if (target.name.startsWith("shared/")) return null;
  if (target.name.startsWith("server/")) return isType ? null : "the client never imports the server";
  if (!target.name.startsWith("client/")) return "the client may import shared/ and itself";
  const feature = folderBelow(target.name, "client/features");
  if (feature === "") return null;
  const own = folderBelow(from, "client/features");
  if (own !== "" && own !== feature) return "features never import each other";
  if (LAYERS.includes(folderBelow(from, "client"))) return "net, score, stage, touch and ui never import a feature";
  return null;
}

function packageRefusal(from: string, name: string, isType: boolean): string | null {
  const owned = OWNERS.find((one) => one.owns(name));
  if (owned) {
    if (from.startsWith(owned.owner) || (isType && owned.typesIn?.test(from))) return null;
    return `only ${owned.owner} uses ${name}`;
  }
  if (EVERYWHERE.some((pattern) => pattern.test(name))) return null;
  return "the client may import React, react-router and zustand, and through their owners the SDK, Pixi, Capacitor, onnxruntime-web and uqr";
}
