import { removeData, startServer, type ServerProcess } from "./server-process.ts";

/** One server on one database directory and one port, which a test may stop, kill and start again where it was. */
export class House {
  #server: ServerProcess;
  readonly #env: Readonly<Record<string, string>>;
  #isUp = true;

  private constructor(server: ServerProcess, env: Readonly<Record<string, string>>) {
    this.#env = env;
    this.#server = server;
  }

  /** `env`: settings of its own. */
  static async open(env: Readonly<Record<string, string>> = {}): Promise<House> {
    return new House(await startServer(undefined, env), env);
  }

  get url(): string {
    return this.#server.url;
  }

  get port(): number {
    return this.#server.port;
  }

  get dataDir(): string {
    return this.#server.dataDir;
  }

  output(): string {
    return this.#server.output();
  }

  /** `stop` is asked with SIGTERM, `kill` is not asked at all. */
  async down(how: "stop" | "kill"): Promise<void> {
    this.#isUp = false;
    await this.#server[how]();
  }

  async up(): Promise<void> {
    if (this.#isUp) return;
    const { dataDir, port } = this.#server;
    this.#server = await startServer({ dataDir, port }, this.#env);
    this.#isUp = true;
  }

  async close(): Promise<void> {
    if (this.#isUp) await this.down("stop");
    await removeData(this.#server);
  }
}
