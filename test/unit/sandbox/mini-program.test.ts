import { MINUTE_MS, SECOND_MS } from '#kernel';
import { aSandbox } from '../../support/sandbox-in-memory.ts';

type Given = ReturnType<typeof aSandbox>;

function signIn({ sandbox, accounts }: Given, code: string, secret = accounts.appSecret) {
  const query = new URLSearchParams({
    appid: accounts.appId,
    secret,
    js_code: code,
    grant_type: 'authorization_code',
  });
  const answer = sandbox.handle({
    method: 'GET',
    path: `/sns/jscode2session?${query}`,
    headers: {},
    body: '',
  });
  return JSON.parse(answer.body) as { openid?: string; errcode?: number; demo_nickname?: string };
}

function stableToken({ sandbox, accounts }: Given, isForced = false) {
  const body = {
    grant_type: 'client_credential',
    appid: accounts.appId,
    secret: accounts.appSecret,
    force_refresh: isForced,
  };
  const answer = sandbox.handle({
    method: 'POST',
    path: '/cgi-bin/stable_token',
    headers: {},
    body: JSON.stringify(body),
  });
  return JSON.parse(answer.body) as { access_token: string; expires_in: number; errcode?: number };
}

test('a sign-in code works once', () => {
  const given = aSandbox();
  const code = given.sandbox.codes.issue('晓雯');
  expect(signIn(given, code)).toMatchObject({
    openid: expect.stringMatching(/^o[\w-]{27}$/),
    demo_nickname: '晓雯',
  });
  expect(signIn(given, code)).toMatchObject({ errcode: 40163 });
});

test('a sign-in code is dead after five minutes, and an invented one never lived', () => {
  const given = aSandbox();
  const code = given.sandbox.codes.issue('晓雯');
  given.clock.advance(5 * MINUTE_MS);
  expect(signIn(given, code)).toMatchObject({ errcode: 40029 });
  expect(signIn(given, 'invented')).toMatchObject({ errcode: 40029 });
});

test('the number of a member of the demo chain is her phone', () => {
  expect(signIn(aSandbox(), 'demo:会员0007').openid).toBe('demo-member-0007');
  expect(signIn(aSandbox(), 'demo:会员七').openid).toMatch(/^o[\w-]{27}$/);
});

test('a demo name is the same person every time, and another name another person', () => {
  const given = aSandbox();
  const first = signIn(given, 'demo:阿强').openid;
  expect(signIn(given, 'demo:阿强').openid).toBe(first);
  expect(signIn(given, 'demo:晓雯').openid).not.toBe(first);
  expect(signIn(given, 'demo:')).toMatchObject({ errcode: 40029 });
});

test('a wrong app secret is told apart from a wrong code', () => {
  expect(signIn(aSandbox(), 'demo:阿强', 'wrong')).toMatchObject({ errcode: 40125 });
});

test('the stable token stays the same until five minutes before its end, and both live while it rolls over', () => {
  const given = aSandbox();
  const first = stableToken(given);
  given.clock.advance(60 * MINUTE_MS);
  expect(stableToken(given)).toEqual({ access_token: first.access_token, expires_in: 3_600 });

  given.clock.advance(55 * MINUTE_MS);
  const second = stableToken(given);
  expect(second.access_token).not.toBe(first.access_token);
  expect([first, second].map(({ access_token }) => given.sandbox.tokens.isLive(access_token))).toEqual([
    true,
    true,
  ]);
  given.clock.advance(5 * MINUTE_MS);
  expect(given.sandbox.tokens.isLive(first.access_token)).toBe(false);
});

test('a forced refresh ends the old token at once, at most every 30 s and 20 times a day', () => {
  const given = aSandbox();
  const first = stableToken(given);
  expect(stableToken(given, true).errcode).toBeUndefined();
  expect(given.sandbox.tokens.isLive(first.access_token)).toBe(false);
  expect(stableToken(given, true).errcode).toBe(45011);
  for (let times = 2; times <= 20; times += 1) {
    given.clock.advance(30 * SECOND_MS);
    expect(stableToken(given, true).errcode).toBeUndefined();
  }
  given.clock.advance(30 * SECOND_MS);
  expect(stableToken(given, true).errcode).toBe(45009);
});
