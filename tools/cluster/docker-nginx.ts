import type { NginxOptions } from "./nginx-config.ts";

/** The proxy of docker/compose.yaml. `npm run cluster` makes its own. */
export const DOCKER_NGINX: NginxOptions = {
  listen: "8080",
  processes: ["1", "2"].map((name) => ({ name, host: `server-${name}`, port: 2567 })),
  // Docker's own, in every network of compose: a container that is made anew may get another address.
  resolver: "127.0.0.11",
  include: "/etc/nginx/hugmood.d",
};
