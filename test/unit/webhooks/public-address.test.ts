import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhookPost } from '../../../modules/webhooks/net/post.ts';
import { isPublicAddress, mayBeCalled } from '../../../modules/webhooks/net/public-address.ts';

test.each([
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...[
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', 'fc00::1', 'fe80::1', 'ff02::1'],
  ...['2001:db8::1', '2002:7f00:1::', '2001::1', 'not an address', ''],
])('%s is nobody’s address in the public internet (API-02)', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['1.1.1.1', '113.108.81.189', '172.32.0.1', '2400:3200::1', '2606:4700:4700::1111'])(
  '%s is one (API-02)',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  'http://partner.example/hook',
  'https://127.0.0.1/hook',
  'https://2130706433/hook',
  'https://0x7f.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://localhost/hook',
  'https://printer.local/hook',
  'https://metadata.google.internal/hook',
  'https://user:secret@partner.example/hook',
  'ftp://partner.example/hook',
  'file:///etc/passwd',
  'https://',
])('no webhook goes to %s (API-02)', (url) => {
  expect(mayBeCalled(url, false)).toBe(false);
});

test('a partner’s https address may be called; http and our own machine only where the shop is told so (API-02)', () => {
  expect(mayBeCalled('https://erp.partner.example/hooks/1?shop=2', false)).toBe(true);
  expect(mayBeCalled('http://127.0.0.1:4000/hook', true)).toBe(true);
  expect(mayBeCalled('ftp://127.0.0.1/hook', true)).toBe(false);
});

describe('a name that leads inside (API-02)', () => {
  let called = 0;
  const server = createServer((_request, response) => {
    called += 1;
    response.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end();
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const sent = (host: string, scheme = 'https') => ({
    url: `${scheme}://${host}:${port}/hook`,
    headers: {},
    body: '{}',
  });

  test('is not connected to, whatever it led to when it was entered', async () => {
    const leadsInside = webhookPost(false, (_name, tell) =>
      tell(null, [{ address: '127.0.0.1', family: 4 }]),
    );
    expect(await leadsInside(sent('rebound.partner.example'))).toEqual({
      status: null,
      why: 'private_address',
    });
    const half = webhookPost(false, (_name, tell) =>
      tell(null, [
        { address: '113.108.81.189', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]),
    );
    expect(await half(sent('half.partner.example'))).toEqual({ status: null, why: 'private_address' });
    expect(await webhookPost(false)(sent('127.0.0.1'))).toEqual({ status: null, why: 'private_address' });
    expect(await webhookPost(false)(sent('partner.example', 'http'))).toEqual({
      status: null,
      why: 'private_address',
    });
    expect(called).toBe(0);
  });

  test('a redirect is an answer like any other, and nobody follows it', async () => {
    expect(await webhookPost(true)(sent('127.0.0.1', 'http'))).toEqual({ status: 302, why: '' });
    expect(called).toBe(1);
  });

  test('a name that nobody knows is told as such', async () => {
    const unknown = webhookPost(true, (_name, tell) =>
      tell(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []),
    );
    expect(await unknown(sent('partner.example', 'http'))).toEqual({ status: null, why: 'enotfound' });
  });
});
