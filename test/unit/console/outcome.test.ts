import { orderMeant } from '../../../web-demo/console/src/model/counter-return.ts';
import { isSettled, outcome, sentenceFor } from '../../../web-demo/console/src/model/outcome.ts';
import { wishKey } from '../../../web-demo/console/src/model/wish-key.ts';

const OFFLINE = '网络连接不上，请检查后再试';
const failed = (error: unknown) => outcome(Promise.resolve({ error, response: { ok: false } }));
const problem = (status: number) => ({
  type: 'urn:problem:x',
  code: 'stock.short',
  title: '库存不足',
  status,
});

test.each([
  ['a page', '<html><h1>502 Bad Gateway</h1></html>'],
  ['nothing', undefined],
  ['an empty object', {}],
])(
  '(X-04) %s of what stands before the shop is no answer of the shop, and the key is kept',
  async (_, error) => {
    const answer = await failed(error);
    expect(answer).toEqual({ problem: undefined });
    expect(isSettled(answer)).toBe(false);
  },
);

test('(X-08) the shop’s own problem is told in its words; refused is settled, failed is not (X-04)', async () => {
  const [refused, broken] = [await failed(problem(409)), await failed(problem(503))];
  for (const answer of [refused, broken])
    expect('problem' in answer && sentenceFor(answer.problem)).toBe('库存不足');
  expect([isSettled(refused), isSettled(broken)]).toEqual([true, false]);
});

test('who is not there is not settled, and an answer without content is', async () => {
  const nobody = await outcome(Promise.reject(new TypeError('Failed to fetch')));
  expect([isSettled(nobody), 'problem' in nobody && sentenceFor(nobody.problem)]).toEqual([false, OFFLINE]);
  expect(isSettled(await outcome(Promise.resolve({ response: { ok: true } })))).toBe(true);
});

test('(X-04) one wish has one key however often it is sent; another wish, or one begun anew, has its own', () => {
  let made = 0;
  const keys = wishKey(() => {
    made += 1;
    return `key-${made}`;
  });
  const first = keys.of({ total: 100 });
  expect(keys.of({ total: 100 })).toBe(first);
  const second = keys.of({ total: 200 });
  expect(second).not.toBe(first);
  keys.renew();
  expect(keys.of({ total: 200 })).not.toBe(second);
});

test('(ORD-07) goods come back for the very order that was typed, never for one that only begins so', () => {
  const found = [{ number: '261122000000000043' }, { number: '261122000000000042' }];
  expect(orderMeant(found, ' 261122000000000042 ')).toBe(found[1]);
  expect(orderMeant(found, '26112200000000004')).toBeUndefined();
  expect(orderMeant([], '2611')).toBeUndefined();
});
