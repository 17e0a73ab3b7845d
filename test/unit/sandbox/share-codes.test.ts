import { aSandbox } from '../../support/sandbox-in-memory.ts';

type Given = ReturnType<typeof aSandbox>;

function ask({ sandbox }: Given, token: string, body: object) {
  const query = new URLSearchParams({ access_token: token });
  return sandbox.handle({
    method: 'POST',
    path: `/wxa/getwxacodeunlimit?${query}`,
    headers: {},
    body: JSON.stringify(body),
  });
}

const liveToken = ({ sandbox }: Given): string => {
  const issued = sandbox.tokens.issue(false);
  if (!('token' in issued)) throw new Error('no token');
  return issued.token;
};

test('a live token prints a picture, the same one for the same scene', () => {
  const given = aSandbox();
  const token = liveToken(given);
  const first = ask(given, token, { scene: 'sku_1', page: 'pages/product/index' });
  expect(first.headers['content-type']).toBe('image/png');
  expect(first.bytes?.subarray(1, 4).toString()).toBe('PNG');
  const again = ask(given, token, { scene: 'sku_1', page: 'pages/product/index' });
  expect(again.bytes?.equals(first.bytes ?? Buffer.alloc(0))).toBe(true);
});

test.each([
  ['an invented token', 40001, { scene: 'a' }, 'invented'],
  ['a scene of 33 characters', 40129, { scene: 'x'.repeat(33) }, undefined],
  ['a page with a slash in front', 41030, { scene: 'a', page: '/pages/a' }, undefined],
  ['a code too small to read', 40097, { scene: 'a', width: 100 }, undefined],
])('%s is refused with %i', (_case, errcode, body, token) => {
  const given = aSandbox();
  const answer = ask(given, token ?? liveToken(given), body);
  expect(JSON.parse(answer.body)).toMatchObject({ errcode });
});
