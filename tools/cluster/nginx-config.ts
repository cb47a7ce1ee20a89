import { PICTURE_MAX_BYTES } from "#shared/schema/picture.limits.ts";
import { BODY_MAX_BYTES } from "../../server/platform/http/handler.ts";

export type ProxiedProcess = {
  /** What stands for it in `/p/<name>/`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
};
export type NginxOptions = {
  /** What the one address listens on: a port, or address:port. */
  readonly listen: string;
  /** At least one. */
  readonly processes: readonly ProxiedProcess[];
  /** Of the name server that knows the processes' hosts, whose addresses may change; nginx 1.27.3 or later. */
  readonly resolver?: string;
  /** A folder of files (*.conf) whose lines join the server's: TLS, another proxy in front. */
  readonly include?: string;
  /** A folder for everything nginx writes, for one that runs without an installation of its own. */
  readonly folder?: string;
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Far longer than our own pings leave a socket silent: both ends decide when the other is gone, the proxy does not. */
const SOCKET_SILENT_MAX = "600s";
/** Shorter than the processes keep a connection that nobody uses (uWebSockets.js: 10 s), or a request meets its end. */
const KEEP_IDLE = "5s";
/** In each place anew: one that sets any of them inherits none. */
const HEADERS = [
  "      proxy_set_header Host $http_host;",
  "      # Its last entry is who asked; the processes believe no other (BEHIND_PROXY=yes).",
  "      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
];

/**
 * nginx in front of several processes as one address: pages, HTTP and matchmaking go to any of them, `/p/<name>/` to that
 * one, without the prefix. Throws a sentence for a name, host or port that would not be one word of the configuration.
 */
export const nginxConfig = ({ listen, processes, resolver, include, folder }: NginxOptions): string => {
  for (const word of [listen, resolver ?? "x", ...processes.flatMap(({ name, host }) => [name, host])])
    if (!/^[A-Za-z0-9.:[\]_-]+$/.test(word)) throw new Error(`"${word}" cannot stand in an nginx configuration.`);
  for (const { name, port } of processes)
    if (!NAME.test(name) || !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Error(`The process "${name}" at port ${port} cannot stand in an nginx configuration.`);
  if (processes.length === 0) throw new Error("A proxy needs at least one process behind it.");

  const follow = resolver === undefined ? "" : " resolve";
  const server = ({ host, port }: ProxiedProcess) => `    server ${host}:${port} max_fails=0${follow};`;
  const upstream = (name: string, members: readonly ProxiedProcess[], first: string[] = [], last: string[] = []) =>
    [`  upstream ${name} {`, `    zone ${name} 64k;`, ...first, ...members.map(server), ...last, "  }"].join("\n");
  const ownPlace = ({ name }: ProxiedProcess) =>
    [
      `    location /p/${name}/ {`,
      `      proxy_pass http://process_${name}/;`,
      ...HEADERS,
      "      proxy_set_header Upgrade $http_upgrade;",
      "      proxy_set_header Connection $connection_upgrade;",
      `      proxy_read_timeout ${SOCKET_SILENT_MAX};`,
      `      proxy_send_timeout ${SOCKET_SILENT_MAX};`,
      "      proxy_next_upstream off;",
      "    }",
    ].join("\n");
  const writes = (name: string) => (folder === undefined ? `/tmp/nginx-${name}` : `${folder}/${name}`);

  return `# Written by tools/cluster/nginx-config.ts, whose test compares: change it there.
pid ${writes("pid")};
error_log stderr warn;
worker_processes auto;
# Two connections a person and room.
worker_rlimit_nofile 65536;
events {
  worker_connections 16384;
}
http {
  access_log off;
  server_tokens off;
  client_body_temp_path ${writes("body")};
  proxy_temp_path ${writes("proxy")};
  fastcgi_temp_path ${writes("fastcgi")};
  uwsgi_temp_path ${writes("uwsgi")};
  scgi_temp_path ${writes("scgi")};
${resolver === undefined ? "" : `  resolver ${resolver} valid=2s;\n`}
  map $http_upgrade $connection_upgrade {
    default upgrade;
    "" "";
  }

  # No process is ever set aside: when all of them say 503, people must read that and not the proxy's own words.
${upstream("any_process", processes, ["    least_conn;"], ["    keepalive 32;", `    keepalive_timeout ${KEEP_IDLE};`])}
${processes.map((process) => upstream(`process_${process.name}`, [process])).join("\n")}

  server {
    listen ${listen};
    # Larger ones are answered here with the same status.
    client_max_body_size ${BODY_MAX_BYTES};
    client_header_timeout 10s;
    client_body_timeout 10s;
${include === undefined ? "" : `    include ${include}/*.conf;\n`}
    proxy_http_version 1.1;
    proxy_connect_timeout 1s;
    proxy_read_timeout 15s;

    # What was sent and not answered is tried elsewhere only where doing it twice does no harm.
    location / {
      proxy_pass http://any_process;
${HEADERS.join("\n")}
      proxy_set_header Connection "";
      proxy_next_upstream error timeout http_503;
      proxy_next_upstream_timeout 20s;
    }

    # A picture goes through as it comes: the process says no before it has it all.
    location = /api/me/picture {
      proxy_pass http://any_process;
${HEADERS.join("\n")}
      proxy_set_header Connection "";
      client_max_body_size ${PICTURE_MAX_BYTES};
      proxy_request_buffering off;
      proxy_next_upstream off;
    }

    # A process that is stopping says 503, and the next one has a seat.
    location /matchmake/ {
      proxy_pass http://any_process;
${HEADERS.join("\n")}
      proxy_set_header Connection "";
      proxy_read_timeout 4s;
      proxy_next_upstream error timeout http_503 non_idempotent;
      proxy_next_upstream_timeout 10s;
    }

${processes.map(ownPlace).join("\n\n")}
  }
}
`;
};
