import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventStream } from '#http';

test('a reader that takes nothing is hung up on before its news pile up', async () => {
  let left = false;
  let opened: (response: ServerResponse) => void = () => {};
  const opening = new Promise<ServerResponse>((resolve) => {
    opened = resolve;
  });
  const server: Server = createServer((_request, response) => opened(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  reader.on('error', () => {}).pause();
  reader.write('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');

  const response = await opening;
  const stream = eventStream(response as never, () => {
    left = true;
  });
  const news = { text: 'x'.repeat(64 * 1_024) };
  for (let told = 0; told < 1_000 && !left; told += 1) {
    stream.send('news', news);
    await sleep(1);
  }
  expect(left).toBe(true);
  expect(response.writableLength).toBeLessThan(4 * 1_024 * 1_024);
  reader.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
