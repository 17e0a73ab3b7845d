import { maskTitle } from '../../../modules/invoices/domain/mask-title.ts';
import { isTaxNumber } from '../../../modules/invoices/domain/tax-number.ts';

describe('tax numbers (ORD-09)', () => {
  test.each([
    ['a credit code', '91440300708461136T', true],
    ['one with a slip of a digit', '91440300708461137T', false],
    ['one with two places swapped', '91440300704861136T', false],
    ['one with a letter that does not exist', '9144030070846113OT', false],
    ['an older one of fifteen digits', '440300708461136', true],
    ['one of another length', '9144030070846113', false],
    ['nothing', '', false],
  ])('%s', (_case, text, answer) => {
    expect(isTaxNumber(text)).toBe(answer);
  });

  test('a title is shown masked', () => {
    expect(maskTitle('武汉通衢商贸有限公司')).toBe('武***司');
    expect(maskTitle('李雷')).toBe('李*');
  });
});
