import { monthCells } from '../../../web-demo/storefront/src/model/check-in-calendar.ts';

const november = {
  ...{ month: '2026-11', today: '2026-11-27', streak: 1, checkedInToday: false, todayReward: 5 },
  ...{ rewards: [5, 5, 10, 10, 15, 15, 30], makeUpsLeft: 3, missedDays: ['2026-11-25'] },
  days: [
    { day: '2026-11-24', madeUp: false },
    { day: '2026-11-26', madeUp: true },
  ],
};

test('a month begins under its weekday and has all its days', () => {
  const cells = monthCells(november);
  // The first of November 2026 is a Sunday.
  expect(cells.filter(({ state }) => state === 'blank')).toHaveLength(6);
  expect(cells).toHaveLength(36);
  expect(cells.at(6)?.label).toBe('1');
  expect(cells.at(-1)?.day).toBe('2026-11-30');
  expect(monthCells({ ...november, month: '2028-02' }).filter(({ day }) => day !== '')).toHaveLength(29);
});

test('each day says what it is: done, made up, missed, today, past, or still to come', () => {
  const states = new Map(monthCells(november).map(({ day, state }) => [day.slice(8), state]));
  expect(['23', '24', '25', '26', '27', '28'].map((day) => states.get(day))).toEqual([
    ...['past', 'done', 'missed', 'made-up', 'today', 'ahead'],
  ]);
});
