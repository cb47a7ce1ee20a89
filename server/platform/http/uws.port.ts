/** The part of uWebSockets.js we call; the package in use ships no types. */
export type UwsRequest = {
  getMethod(): string;
  getUrl(): string;
  getQuery(): string | undefined;
  forEach(visit: (name: string, value: string) => void): void;
};
export type UwsResponse = {
  onAborted(run: () => void): UwsResponse;
  onData(visit: (chunk: ArrayBuffer, isLast: boolean) => void): UwsResponse;
  writeStatus(status: string): UwsResponse;
  writeHeader(name: string, value: string): UwsResponse;
  /** False: it is kept until it can be sent; `onWritable` says when. */
  write(chunk: Uint8Array): boolean;
  onWritable(run: () => boolean): UwsResponse;
  end(body?: Uint8Array, closeConnection?: boolean): UwsResponse;
  endWithoutBody(reportedLength?: number, closeConnection?: boolean): UwsResponse;
  cork(run: () => void): UwsResponse;
  /** Drops the connection without an answer. */
  close(): UwsResponse;
  getRemoteAddressAsText(): ArrayBuffer;
};
export type UwsApp = {
  any(pattern: string, handle: (response: UwsResponse, request: UwsRequest) => void): UwsApp;
  listen(host: string, port: number, options: number, listening: (socket: unknown) => void): UwsApp;
  close(): UwsApp;
};
export type UwsModule = {
  readonly LIBUS_LISTEN_EXCLUSIVE_PORT: number;
  us_socket_local_port(socket: unknown): number;
};
