import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { problemHandler } from '../../src/http/problem.ts';
import { readBytes } from '../../src/http/read-bytes.ts';

/** Far below the product's 30 s, so that the test need not wait. */
const PATIENCE_MS = 50;

describe('a sender who stops in the middle', () => {
  let server: Server;
  const bodies: Buffer[] = [];

  beforeAll(async () => {
    const app = express().post('/', readBytes(1_000, PATIENCE_MS), (request, response) => {
      bodies.push(request.body as Buffer);
      response.end();
    });
    server = createServer(app.use(problemHandler(() => undefined))).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  const port = () => (server.address() as AddressInfo).port;

  test('is told so, and the connection ends', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\nhalf a picture');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"request.too_slow"');
    expect(bodies).toHaveLength(0);
  });

  test('does not hold up the next one', async () => {
    const answer = await fetch(`http://127.0.0.1:${port()}/`, {
      method: 'POST',
      body: Buffer.from('picture'),
    });
    expect([answer.status, bodies.at(-1)?.toString()]).toEqual([200, 'picture']);
  });
});
