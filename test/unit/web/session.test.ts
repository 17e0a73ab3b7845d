import { createCall } from '../../../web-demo/storefront/src/api/client.ts';
import type { Incoming, Outgoing } from '../../../web-demo/storefront/src/api/transport.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { createSession } from '../../../web-demo/storefront/src/model/session.ts';

const NOON = 1_760_000_000_000;
const LIFE_MS = 900_000;
const member = { id: 'mbr_1', nickname: '小雨', avatarUrl: null };

function phone() {
  const kept = new Map<string, string>();
  const asked: Outgoing[] = [];
  let nowMs = NOON;
  let issued = 0;
  let valid = '';
  let network: 'up' | 'down' = 'up';
  let refreshable = true;

  const tokens = () => {
    issued += 1;
    valid = `token-${issued}`;
    return { accessToken: valid, expiresAt: nowMs + LIFE_MS, refreshToken: `refresh-${issued}` };
  };
  const transport = async (request: Outgoing): Promise<Incoming> => {
    asked.push(request);
    await Promise.resolve();
    if (network === 'down') throw new Unreachable('down');
    if (request.path === '/v1/auth/wechat') return { status: 200, body: { ...tokens(), member } };
    if (request.path === '/v1/auth/refresh')
      return refreshable ? { status: 200, body: tokens() } : { status: 401, body: { code: 'session.ended' } };
    if (request.path === '/v1/auth/logout') return { status: 204, body: '' };
    const isKnown = request.header['authorization'] === `Bearer ${valid}`;
    return isKnown ? { status: 200, body: { ok: true } } : { status: 401, body: { title: '请重新登录' } };
  };
  const open = () =>
    createSession({
      transport,
      store: {
        read: (key) => kept.get(key),
        write: (key, value) => void kept.set(key, value),
        remove: (key) => void kept.delete(key),
      },
      now: () => nowMs,
      onChange: () => undefined,
    });
  const session = open();
  return {
    session,
    open,
    call: createCall(transport, session),
    asked,
    count: (path: string) => asked.filter((request) => request.path === path).length,
    wait: (ms: number) => {
      nowMs += ms;
    },
    revoke: () => {
      valid = 'none';
    },
    endRefresh: () => {
      refreshable = false;
    },
    cut: () => {
      network = 'down';
    },
  };
}

test('ten requests that find the token expired renew it once', async () => {
  const { session, call, count, wait } = phone();
  await session.signIn('demo:小雨');
  wait(LIFE_MS);
  await Promise.all(Array.from({ length: 10 }, () => call('GET', '/v1/cart')));
  expect(count('/v1/auth/refresh')).toBe(1);
});

test('a token that the server refuses is renewed and the request repeated, all for one renewal', async () => {
  const { session, call, count, revoke } = phone();
  await session.signIn('demo:小雨');
  revoke();
  const answers = await Promise.all([call('GET', '/v1/cart'), call('GET', '/v1/orders')]);
  expect(answers).toEqual([{ ok: true }, { ok: true }]);
  expect(count('/v1/auth/refresh')).toBe(1);
});

test('she is signed out when the refresh token is refused', async () => {
  const { session, call, revoke, endRefresh } = phone();
  await session.signIn('demo:小雨');
  revoke();
  endRefresh();
  await expect(call('GET', '/v1/cart')).rejects.toThrow(Refusal);
  expect(session.member()).toBeUndefined();
});

test('a dead network does not sign her out', async () => {
  const { session, call, wait, cut } = phone();
  await session.signIn('demo:小雨');
  wait(LIFE_MS);
  cut();
  await expect(call('GET', '/v1/cart')).rejects.toThrow(Unreachable);
  expect(session.member()).toEqual(member);
});

test('she is still signed in after the page was closed and opened', async () => {
  const { session, open } = phone();
  await session.signIn('demo:小雨');
  expect(open().member()).toEqual(member);
});

test('signing out forgets the tokens on the phone even when the server cannot be told', async () => {
  const { session, open, cut } = phone();
  await session.signIn('demo:小雨');
  cut();
  await session.signOut();
  expect(open().member()).toBeUndefined();
});

test('a visitor asks without a token', async () => {
  const { call, asked } = phone();
  await expect(call('GET', '/v1/feed', { query: { storeId: 'str_1', cursor: undefined } })).rejects.toThrow();
  expect(asked).toEqual([expect.objectContaining({ path: '/v1/feed?storeId=str_1', header: {} })]);
});
