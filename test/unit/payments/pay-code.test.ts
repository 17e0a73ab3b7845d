import { bareCode, providerOfPayCode } from '../../../modules/payments/domain/pay-code.ts';
import { SCAN_TRANSITIONS, type ScanState, scanStatesBefore } from '../../../modules/payments/domain/scan.ts';

test.each([
  ['100000000000000000', 'wechat'],
  ['159999999999999999', 'wechat'],
  ['160000000000000000', undefined],
  ['13000000000000000', undefined],
  ['1300000000000000000', undefined],
  ['2500000000000000', 'alipay'],
  ['280000000000000000', 'alipay'],
  ['300000000000000000000000', 'alipay'],
  ['3000000000000000000000000', undefined],
  ['310000000000000000', undefined],
  ['6200000000000000000', 'unionpay'],
  ['620000000000000000', undefined],
  ['6901234567892', undefined],
  ['13000000000000000x', undefined],
  ['', undefined],
])('a pay code tells its provider by prefix and length: %s is %s (PAY-05)', (code, provider) => {
  expect(providerOfPayCode(code)).toBe(provider);
});

test('blanks between the digits are no part of a code (PAY-05)', () => {
  expect(bareCode(' 1300 0000 0000\n000000 ')).toBe('130000000000000000');
});

test('a scan ends paid or not paid, and what is being reversed is never paid (PAY-05)', () => {
  const states = Object.keys(SCAN_TRANSITIONS) as ScanState[];
  expect(states.filter((state) => SCAN_TRANSITIONS[state].length === 0)).toEqual(['PAID', 'NOT_PAID']);
  expect(scanStatesBefore('PAID')).toEqual(['PAYING']);
  expect(scanStatesBefore('NOT_PAID')).toEqual(['PAYING', 'REVERSING']);
});
