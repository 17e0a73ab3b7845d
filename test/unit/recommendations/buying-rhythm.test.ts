import { DAY_MS } from '#kernel';
import { overdue } from '../../../modules/recommendations/domain/buying-rhythm.ts';

const days = (...list: number[]) => list.map((day) => day * DAY_MS);

test.each([
  ['two purchases are no rhythm', days(0, 10), 40, undefined],
  ['on the day itself she is not late', days(0, 10, 20), 30, undefined],
  ['a day later she is', days(0, 10, 20), 31, 1.1],
  ['after six intervals she is gone', days(0, 10, 20), 81, undefined],
  ['two orders of one evening are one visit', [...days(0, 10, 20), 20.1 * DAY_MS], 35, 1.5],
])('%s', (_case, instants, today, ratio) => {
  expect(overdue(instants, today * DAY_MS)?.ratio).toBe(ratio);
});
