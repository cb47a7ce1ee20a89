/** Writes docker/nginx.conf. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCKER_NGINX } from "./docker-nginx.ts";
import { nginxConfig } from "./nginx-config.ts";

writeFileSync(join(import.meta.dirname, "../../docker/nginx.conf"), nginxConfig(DOCKER_NGINX));
