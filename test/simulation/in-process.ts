import { IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface Letter {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/**
 * Asks a server of this process as a client would, without a socket between them: two thirds of the time of a request
 * went there. The older HTTP version, so that the answer comes in one piece and its end is the end of the connection.
 */
export function askInProcess(server: Server, { method, path, headers, body }: Letter): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const written: Buffer[] = [];
    const wire = new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, done) {
        written.push(chunk);
        done();
      },
    });
    const socket = Object.assign(wire, { remoteAddress: '127.0.0.1' }) as unknown as Socket;
    const request = new IncomingMessage(socket);
    Object.assign(request, {
      method,
      url: path,
      httpVersion: '1.0',
      httpVersionMajor: 1,
      httpVersionMinor: 0,
    });
    Object.assign(request.headers, headers);
    if (body !== undefined) {
      request.headers['content-length'] = String(Buffer.byteLength(body));
      request.push(body);
    }
    request.push(null);
    request.complete = true;
    const response = new ServerResponse(request);
    response.assignSocket(socket);
    response.once('error', reject);
    response.once('finish', () => {
      const text = Buffer.concat(written).toString();
      resolve({ status: response.statusCode, text: text.slice(text.indexOf('\r\n\r\n') + 4) });
    });
    server.emit('request', request, response);
  });
}
