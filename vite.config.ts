import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const server = process.env.VITE_DEV_SERVER ?? "http://127.0.0.1:2567";
const proxied = { target: server, changeOrigin: false };

/** Of `client/ui`: what every page shows. */
const SHELL =
  "Page Being being-names BeingTextureFill Icon Status Waiting NotFound BeingPicker preferences first-sentences client-context limits";
/** Of `client/net`: what the first load shares with what comes later. */
const FIRST_NET = "http.client refusal-codes idb.names identity backoff.rules request.result";
/** Of `client/net`: what whoever is in needs from the first moment, and somebody new not yet. */
const SESSION_NET =
  "session outbox delivery.rules inbox.feed inbox.rules sees group-hug.door idb.vault memory.vault room-token room.link reconnect.rules connection.view close-codes up-waits in-order passing";
const filesOf = (folder: string, names: string): string =>
  `client[\\/]${folder}[\\/](${names.replaceAll(".", "\\.").split(" ").join("|")})\\.`;

/** Parts in a file of their own. A first load needs only the frame; what is not named goes where it is used. */
const PARTS = [
  { name: "frame", test: /node_modules[\\/](react|react-dom|react-router|scheduler|zustand)[\\/]/ },
  { name: "sdk", test: /node_modules[\\/](@colyseus|@msgpack|ws)[\\/]/ },
  { name: "zod", test: /node_modules[\\/]zod[\\/]/ },
  { name: "designs", test: /shared[\\/]design[\\/]/ },
  // One file packs better than a dozen of a few lines.
  {
    name: "shell",
    test: new RegExp(
      `${filesOf("ui", SHELL)}|${filesOf("net", FIRST_NET)}|shared[\\/]schema[\\/]being\\.|preload-helper`,
    ),
  },
  // After the shell, which keeps what both need.
  { name: "session", test: new RegExp(`${filesOf("net", SESSION_NET)}|node_modules[\\/]idb[\\/]`) },
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
    rolldownOptions: {
      output: {
        codeSplitting: { groups: PARTS },
        // The first load names every file that may come later: shorter names, a smaller first load. 42 bits tell them apart.
        entryFileNames: "assets/[name]-[hash:7].js",
        chunkFileNames: "assets/[name]-[hash:7].js",
        assetFileNames: "assets/[name]-[hash:7][extname]",
      },
    },
  },
});
