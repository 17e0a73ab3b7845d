import { passwordFault } from '../../../modules/access/domain/password.ts';

describe('passwords that staff may have (STO-07)', () => {
  test.each([
    ['nine characters', 'kite-boat', 'too_short'],
    ['ten characters', 'kite-boats', null],
    ['the account inside', 'xx-Jianghan-9', 'holds_account'],
    ['one character again and again', 'aaaaaaaaaaaa', 'too_plain'],
    ['two characters in turn', 'abababababab', 'too_plain'],
    ['a row upwards', '1234567890', 'too_plain'],
    ['a row downwards', '9876543210', 'too_plain'],
    ['a sentence without digits', '长江大桥下面的热干面店', null],
    ['full-width digits in a row', '１２３４５６７８９０', 'too_plain'],
  ])('%s', (_case, password, fault) => {
    expect(passwordFault(password, 'jianghan')).toBe(fault);
  });
});
