import {
  countsByDay,
  dayStanding,
  ourState,
  type ReconciledDay,
} from '../../../web-demo/console/src/model/reconciliation-words.ts';

const day = (found: number): ReconciledDay =>
  ({ state: 'DONE', problem: null, found: found === 0 ? [] : [{ kind: 'extra', count: found }] }) as never;

test.each([
  [0, 0, '一致', 'good'],
  [2, 0, '2 处不同，不用你处理', 'calm'],
  [2, 1, '2 处不同，1 处待处理', 'needs-you'],
  [2, undefined, '2 处不同', 'needs-you'],
] as const)(
  '(PAY-06) a day with %s differences of which %s wait for her is told as %s',
  (found, open, name, tone) => {
    expect(dayStanding(day(found), open)).toEqual({ name, tone });
  },
);

test('(PAY-06) differences count for the bill that they are of', () => {
  const of = (provider: 'wechat' | 'alipay', date: string) => ({ provider, day: date });
  const counts = countsByDay([
    of('wechat', '2026-11-21'),
    of('wechat', '2026-11-21'),
    of('alipay', '2026-11-21'),
  ]);
  expect([...counts]).toEqual([
    ['wechat/2026-11-21', 2],
    ['alipay/2026-11-21', 1],
  ]);
});

test('(PAY-06) what our books say is told in words, of payments, refunds and orders', () => {
  expect(['SUCCEEDED', 'ABNORMAL', 'REFUND_DUE'].map(ourState)).toEqual(['已到账', '退款异常', '退款中']);
});
