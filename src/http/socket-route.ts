import type { WebSocket } from 'ws';

/** One WebSocket address. The connection proves who it is in its first message, never in the URL. */
export interface SocketRoute {
  /** As in OpenAPI: `/v1/tryon/sessions/{id}/stream`. */
  readonly path: `/${string}`;
  readonly messageBytesMax: number;
  open(socket: WebSocket, params: Readonly<Record<string, string>>): void;
}
