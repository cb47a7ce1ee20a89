import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOOD_VAULT_CONTRACT } from "./mood.vault.contract.ts";
import { VAULT_CONTRACT } from "./vault.contract.ts";

const root = path.resolve(import.meta.dirname, "../..");
const ENTRY = "virtual:vault-contract";
const SOURCE = `import { createIdbVaults } from "/client/net/idb.vaults.ts";
import { createIdbMoods } from "/client/net/idb.moods.ts";
import { MOOD_VAULT_CONTRACT } from "/client/net/mood.vault.contract.ts";
import { VAULT_CONTRACT } from "/client/net/vault.contract.ts";
let count = 0;
window.forget = (id) => createIdbVaults().forget(id);
const nameOf = () => { const run = count += 1; return (name) => name + run; };
window.moods = createIdbMoods();
window.check = (title) => VAULT_CONTRACT[title]?.(createIdbVaults(), nameOf()) ?? MOOD_VAULT_CONTRACT[title](createIdbMoods(), nameOf());`;

/** The contract and the vault as one script for a page. */
const bundle = async (): Promise<string> => {
  const output = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [
      { name: "entry", resolveId: (id) => (id === ENTRY ? id : null), load: (id) => (id === ENTRY ? SOURCE : null) },
    ],
    build: { write: false, rolldownOptions: { input: ENTRY, output: { format: "iife" } } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (first === undefined || !("output" in first)) throw new Error("The bundler gave no output.");
  return first.output[0].code;
};

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const isThere = existsSync(executablePath);

describe.skipIf(!isThere)(
  `the vault in IndexedDB, in Chromium${isThere ? "" : ": skipped, there is no Chromium"}`,
  () => {
    let browser: Browser;
    let page: Page;
    const server = createServer((_request, response) =>
      response.setHeader("content-type", "text/html").end("<title>vault</title>"),
    );
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      browser = await chromium.launch({ executablePath, chromiumSandbox: false });
      page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`); // a listening TCP server's address
      await page.addScriptTag({ content: await bundle() });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      server.close();
    });
    it("forgets what pages kept of a person, and not how the device shows things, nor what is others'", async () => {
      const left = await page.evaluate(async () => {
        for (const key of ["hugmood.circle.ann", "hugmood.invitation.ann", "hugmood.circle.ben", "hugmood.preferences"])
          localStorage.setItem(key, "x");
        for (const key of ["hugmood.draft.ann.ben", "hugmood.new-group-hug.ann"]) sessionStorage.setItem(key, "x");
        await Reflect.get(globalThis, "forget")("ann");
        return [Object.keys(localStorage).toSorted(), Object.keys(sessionStorage)];
      });
      expect(left).toEqual([["hugmood.circle.ben", "hugmood.preferences"], []]);
    });
    it("forgets the moods of a person, also while another tab has them open, and not others'", async () => {
      const left = await page.evaluate(async () => {
        const [moods, mood] = [Reflect.get(globalThis, "moods"), { key: "a", madeAtMs: 1 }];
        for (const who of ["eve", "fay"]) await (await moods.open(who)).put(mood);
        await Reflect.get(globalThis, "forget")("eve");
        return Promise.all(["eve", "fay"].map(async (who) => (await (await moods.open(who)).waiting()).length));
      });
      expect(left).toEqual([0, 1]);
    });
    for (const title of [...Object.keys(VAULT_CONTRACT), ...Object.keys(MOOD_VAULT_CONTRACT)]) {
      it(title, async () => {
        const failure = await page.evaluate(
          (name) =>
            Reflect.get(
              globalThis,
              "check",
            )(name).then(
              () => null,
              (error: unknown) => String(error),
            ),
          title,
        );
        expect(failure).toBeNull();
      });
    }
  },
);
