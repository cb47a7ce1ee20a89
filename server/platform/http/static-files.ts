import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type StaticFiles = {
  /** Null when there is no such file. `pathname` as in a URL, decoded by nobody: names with % do not exist. */
  answer(pathname: string, request: Request): Promise<Response | null>;
};

type Encoding = "br" | "gzip" | "identity";
type StaticFile = {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly bodies: Map<Encoding, Promise<Buffer>>;
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const COMPRESSIBLE = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;
const COMPRESS_FROM_BYTES = 512;
const BROTLI_QUALITY = 9;
/** What is larger takes seconds at the full quality: the runtime of models, 14 MB, is 2.8 MB after 2 s at this one. */
const LARGE_BYTES = 1_000_000;
const LARGE_BROTLI_QUALITY = 5;

const packGzip = promisify(gzip);
const packBrotli = (data: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(data, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: data.length > LARGE_BYTES ? LARGE_BROTLI_QUALITY : BROTLI_QUALITY,
    },
  });

/**
 * Every file under `folder`, read once: what is not in it then cannot be asked for. Compressed on first request, kept.
 * Names under `/assets/` carry a hash of their content and may be kept for ever; the rest is asked for again each time.
 */
export function loadStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const name of listFiles(folder)) {
    const data = readFileSync(path.join(folder, name));
    const pathname = `/${name.split(path.sep).join("/")}`;
    files.set(pathname, {
      type: TYPES[path.extname(name)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(data).digest("base64url").slice(0, 22)}"`,
      cacheControl: pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      bodies: new Map([["identity", Promise.resolve(data)]]),
    });
  }
  return {
    async answer(pathname, request) {
      const file = files.get(pathname);
      if (file === undefined) return null;
      const headers = new Headers({
        "content-type": file.type,
        etag: file.etag,
        "cache-control": file.cacheControl,
        vary: "accept-encoding",
      });
      if (request.headers.get("if-none-match")?.includes(file.etag))
        return new Response(null, { status: 304, headers });
      const encoding = await chooseEncoding(file, request.headers.get("accept-encoding") ?? "");
      if (encoding !== "identity") headers.set("content-encoding", encoding);
      const body = await bodyOf(file, encoding);
      headers.set("content-length", String(body.length));
      return new Response(new Uint8Array(body), { headers });
    },
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

async function chooseEncoding(file: StaticFile, accepted: string): Promise<Encoding> {
  const plain = await bodyOf(file, "identity");
  if (!COMPRESSIBLE.test(file.type) || plain.length < COMPRESS_FROM_BYTES) return "identity";
  if (/\bbr\b(?!;\s*q=0(\.0*)?(,|$))/.test(accepted)) return "br";
  return /\bgzip\b(?!;\s*q=0(\.0*)?(,|$))/.test(accepted) ? "gzip" : "identity";
}

async function bodyOf(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  const known = file.bodies.get(encoding);
  if (known !== undefined) return known;
  const plain = await (file.bodies.get("identity") ?? Promise.resolve(Buffer.alloc(0)));
  const packed = encoding === "br" ? packBrotli(plain) : packGzip(plain);
  file.bodies.set(encoding, packed);
  return packed;
}
