import { workingDaysAfter } from '../../../modules/privacy/domain/working-days.ts';

const shanghai = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['Monday', '2026-11-16T09:00:00', 1, '2026-11-18T00:00:00'],
  ['Friday', '2026-11-20T09:00:00', 1, '2026-11-24T00:00:00'],
  ['Saturday', '2026-11-21T09:00:00', 1, '2026-11-24T00:00:00'],
  ['a Sunday in Shanghai that is still Saturday in London', '2026-11-22T01:00:00', 1, '2026-11-24T00:00:00'],
  ['Monday, three weeks of five days', '2026-11-16T09:00:00', 15, '2026-12-08T00:00:00'],
])('%s: the answer is due at the end of the last working day (PRV-06)', (_day, asked, days, due) => {
  expect(workingDaysAfter(shanghai(asked), days)).toBe(shanghai(due));
});
