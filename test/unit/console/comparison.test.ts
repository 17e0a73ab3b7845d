import { besideYesterday } from '../../../web-demo/console/src/model/comparison.ts';

test.each([
  [5_000, 20_000, '达到昨天全天的 25%'],
  [20_000, 20_000, '已追平昨天全天'],
  [25_000, 20_000, '已超过昨天全天 25%'],
  [100, 0, '昨天没有成交'],
])('%i fen beside %i fen of yesterday', (today, yesterday, words) => {
  expect(besideYesterday(today, yesterday)).toBe(words);
});
