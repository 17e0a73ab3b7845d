import { isIdNumber, maskIdNumber } from '../../../modules/stored-value/domain/id-number.ts';

const NOW = Date.UTC(2026, 10, 23);

test.each([
  ['the example of GB 11643', '11010519491231002X', true],
  ['another check digit', '110105194912310021', false],
  ['two digits swapped', '11010519491213002X', false],
  ['a small x, which is written large', '11010519491231002x', false],
  ['a day that no calendar has', '110105199902300021', false],
  ['somebody who is not born yet', '110105203001010016', false],
  ['an old number of 15 digits', '110105491231002', false],
  ['no number', '身份证号码身份证号码身份证号码身份证', false],
])('%s: %s is one: %s (MEM-08)', (_what, text, isOne) => expect(isIdNumber(text, NOW)).toBe(isOne));

test('born today is born', () => {
  const [day, later] = [Date.UTC(1949, 11, 31), Date.UTC(1949, 11, 29)];
  expect([isIdNumber('11010519491231002X', day), isIdNumber('11010519491231002X', later)]).toEqual([
    true,
    false,
  ]);
});

test('masked it says the first and the last character', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('1****************X');
});
