import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOCKER_NGINX } from "./docker-nginx.ts";
import { nginxConfig } from "./nginx-config.ts";

const ONE = { name: "1", host: "127.0.0.1", port: 9001 };

describe("the configuration of the proxy", () => {
  test("X1 docker/nginx.conf is what is written for compose", () => {
    const file = readFileSync(join(import.meta.dirname, "../../docker/nginx.conf"), "utf8");
    expect(file, "node tools/cluster/write-docker-nginx.ts writes it").toBe(nginxConfig(DOCKER_NGINX));
  });

  test("X2 every process is in the common upstream and has a place of its own", () => {
    const processes = [ONE, { name: "b-2", host: "server-2", port: 2567 }];
    const text = nginxConfig({ listen: "8080", processes });
    expect(text.match(/server 127\.0\.0\.1:9001 max_fails=0;/g)).toHaveLength(2);
    expect(text.match(/server server-2:2567 max_fails=0;/g)).toHaveLength(2);
    expect(text).toContain("location /p/b-2/ {\n      proxy_pass http://process_b-2/;");
    expect(text).not.toContain("resolve");
  });

  test("X3 every place says who asks and for which host: what one sets, none inherits", () => {
    const text = nginxConfig({ listen: "8080", processes: [ONE] });
    const places = [...text.matchAll(/location (?:= )?\S+ \{[^}]*\}/g)].map(([place]) => place);
    expect(places).toHaveLength(4);
    for (const place of places) {
      expect(place).toContain("proxy_set_header Host $http_host;");
      expect(place).toContain("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;");
    }
  });

  test.each([
    { processes: [] },
    { processes: [{ ...ONE, name: "1 {" }] },
    { processes: [{ ...ONE, host: "a; b" }] },
    { processes: [{ ...ONE, port: 0 }] },
    { processes: [{ ...ONE, port: 70_000 }] },
    { processes: [ONE], listen: "80; include x" },
  ])("X4 what would not be one word is refused: %j", (of) => {
    expect(() => nginxConfig({ listen: "8080", ...of })).toThrow();
  });
});
