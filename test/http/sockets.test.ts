import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mountSockets, wantsSocket } from '#http';

describe('upgrade requests', () => {
  let server: Server;
  let opened: Readonly<Record<string, string>>[];
  let hangUp: () => void;

  beforeEach(async () => {
    opened = [];
    server = createServer({ shouldUpgradeCallback: wantsSocket }, (_request, response) => response.end());
    hangUp = mountSockets(server, [
      { path: '/doors/{id}/bell', messageBytesMax: 100, open: (_socket, params) => void opened.push(params) },
    ]);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const socketTo = (path: string, protocol = 'websocket') =>
    `GET ${path} HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n` +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
  const upgrade = async (path: string, { reset = false, to = 'websocket' } = {}) => {
    const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
    caller.on('error', () => {});
    caller.write(socketTo(path, to));
    if (reset) {
      await sleep(0);
      caller.resetAndDestroy();
      return '';
    }
    const [answer] = (await once(caller.setEncoding('utf8'), 'data')) as [string];
    caller.destroy();
    return answer.split('\r\n')[0];
  };

  test('open the socket of their address, whatever its query says', async () => {
    expect(await upgrade('/doors/7/bell?from=poster')).toContain('101');
    expect(opened).toEqual([{ id: '7' }]);
  });

  test.each(['/nowhere', '//', '/\\', 'http://', '*'])(
    'to %s are refused, and the house stands',
    async (path) => {
      expect(await upgrade(path)).toMatch(/ 40[04] /);
      expect(opened).toEqual([]);
    },
  );

  test('whoever does not answer our goodbye is left all the same', async () => {
    const phone = connect((server.address() as AddressInfo).port, '127.0.0.1');
    phone.on('error', () => {}).write(socketTo('/doors/7/bell'));
    await once(phone, 'data');
    const closed = new Promise((resolve) => server.close(resolve));
    hangUp();
    await closed;
    phone.destroy();
  });

  test('to another protocol are ordinary requests', async () => {
    expect(await upgrade('/nowhere', { to: 'h2c' })).toContain('200');
  });

  test('of callers who hang up in the middle do no harm', async () => {
    for (const path of ['/nowhere', '/doors/7/bell']) await upgrade(path, { reset: true });
    expect(await upgrade('/doors/8/bell')).toContain('101');
  });
});
