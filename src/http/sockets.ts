import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { SocketRoute } from './socket-route.ts';

/** A phone that is out of reach never answers the closing message. */
const GOODBYE_MS_MAX = 1_000;

/** Java's and curl's clients offer h2c with every plain request: that offer may be ignored, and is. */
export function wantsSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** Answers upgrade requests of `server`; an address that nobody listens on gets 404. Returns a way to hang up all. */
export function mountSockets(server: Server, routes: readonly SocketRoute[]): () => void {
  const listeners = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    sockets: new WebSocketServer({
      noServer: true,
      maxPayload: route.messageBytesMax,
      perMessageDeflate: false,
    }),
  }));
  server.on('upgrade', (request, socket, head) => {
    // Node leaves the connection to us here, its errors included: unheard, a caller who hangs up would end the process.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    for (const { route, pattern, sockets } of listeners) {
      const match = pattern.exec(path);
      if (match === null) continue;
      sockets.handleUpgrade(request, socket, head, (webSocket) => route.open(webSocket, { ...match.groups }));
      return;
    }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return () => {
    for (const { sockets } of listeners)
      for (const socket of sockets.clients) {
        socket.close(1001, 'going away');
        setTimeout(() => socket.terminate(), GOODBYE_MS_MAX).unref();
      }
  };
}
