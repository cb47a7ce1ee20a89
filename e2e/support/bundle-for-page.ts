import path from "node:path";
import { build } from "vite";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A module as one script that sets the global `name`, for `page.evaluate`: a policy for scripts has no say there. */
export const bundleForPage = async (name: string, module: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: "error",
    resolve: { alias: [{ find: /^#shared\//, replacement: `${ROOT}/shared/` }] },
    build: { write: false, minify: false, lib: { entry: path.join(ROOT, module), name, formats: ["iife"] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && "output" in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${module} was not bundled.`);
  return chunk.code;
};
