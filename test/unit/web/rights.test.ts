import { Refusal } from '../../../web-demo/storefront/src/api/transport.ts';
import {
  daysLeft,
  filesInOrder,
  fileTitle,
  obstaclesOf,
} from '../../../web-demo/storefront/src/model/rights.ts';

const file = (name: string) => ({ name, contentType: 'text/csv' });
const DAY_MS = 86_400_000;

test('the whole copy comes first, and a table says which part of the shop it is from (PRV-06)', () => {
  const files = filesInOrder([file('points-entries.csv'), file('data.json'), file('members-profile.csv')]);
  expect(files.map(({ name }) => fileTitle(name))).toEqual([
    '全部信息',
    '会员资料 · 基本资料',
    '积分 · entries',
  ]);
  expect(fileTitle('stored-value-cards.csv')).toBe('储值 · cards');
  expect(fileTitle('unheard.csv')).toBe('unheard');
});

test('all that stands against closing is listed; another refusal is not taken for a list (PRV-07)', () => {
  const reasons = [{ module: 'orders', code: 'orders.still_open', title: '还有未完成的订单' }];
  const blocked = new Refusal(409, { code: 'privacy.closure_blocked', details: { reasons } });
  expect(obstaclesOf(blocked)).toEqual(reasons);
  expect(obstaclesOf(new Refusal(500, {}))).toBeUndefined();
});

test('a part of a day to think counts as a day', () => {
  expect([7 * DAY_MS, 6 * DAY_MS + 1, 1].map((ms) => daysLeft(ms, 0))).toEqual([7, 7, 1]);
});
