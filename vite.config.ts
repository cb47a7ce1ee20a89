import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const server = process.env.VITE_DEV_SERVER ?? "http://127.0.0.1:2567";
const proxied = { target: server, changeOrigin: false };

const SHELL = "Page Being being-names BeingTextureFill Icon ReactionMark Status Waiting preferences sentences".split(
  " ",
);

/** Parts in a file of their own. A first load needs only the frame; what is not named goes where it is used. */
const PARTS = [
  { name: "frame", test: /node_modules[\\/](react|react-dom|react-router|scheduler|zustand)[\\/]/ },
  { name: "sdk", test: /node_modules[\\/](@colyseus|@msgpack|ws)[\\/]/ },
  { name: "zod", test: /node_modules[\\/]zod[\\/]/ },
  { name: "designs", test: /shared[\\/]design[\\/]/ },
  // What every page shows: one file packs better than a dozen of a few lines.
  {
    name: "shell",
    test: new RegExp(`client[\\\\/]ui[\\\\/](${SHELL.join("|")})\\.|shared[\\\\/]schema[\\\\/](being|refusal)\\.`),
  },
];

export default defineConfig({
  root: path("./client"),
  publicDir: path("./client/public"),
  resolve: { alias: [{ find: /^#shared\//, replacement: path("./shared/") }] },
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": proxied,
      "/matchmake": proxied,
      // A room is a socket at /<process>/<room>?sessionId=…; no page has an address like it.
      "^/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+\\?(.*&)?sessionId=": { ...proxied, ws: true },
    },
  },
  build: {
    outDir: path("./client/dist"),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // Inline data would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: PARTS } } },
  },
});
