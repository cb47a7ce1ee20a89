import { removeData, startServer, type ServerProcess } from "./server-process.ts";

/** One server on one database directory and one port, which a test may stop, kill and start again where it was. */
export class House {
  #server: ServerProcess;
  #isUp = true;

  private constructor(server: ServerProcess) {
    this.#server = server;
  }

  static async open(): Promise<House> {
    return new House(await startServer());
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
    this.#server = await startServer({ dataDir, port });
    this.#isUp = true;
  }

  async close(): Promise<void> {
    if (this.#isUp) await this.down("stop");
    await removeData(this.#server);
  }
}
