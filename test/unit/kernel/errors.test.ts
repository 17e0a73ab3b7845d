import {
  ANSWER_BOOK,
  AppError,
  CLOCK,
  IDS,
  InvariantViolation,
  invariant,
  KEYED_HASH,
  LEASES,
  MEMBER_AUTHENTICATOR,
  RANDOM,
  SIGNED_TOKENS,
  STAFF_AUTHENTICATOR,
  UNIT_OF_WORK,
} from '#kernel';

test('what a caller may know of a failure is in it, and nothing that nobody said', () => {
  const error = new AppError('conflict', 'stock.sold_out', '已售罄');
  expect(error).toMatchObject({ kind: 'conflict', code: 'stock.sold_out', message: '已售罄', facts: {} });
  // The name is how a log tells what was expected from what is a bug.
  expect(error.name).toBe('AppError');
});

test('a broken invariant says which one, and is a bug by its name', () => {
  expect(() => invariant(true, 'goods come in whole pieces')).not.toThrow();
  expect(() => invariant(false, 'goods come in whole pieces')).toThrow('goods come in whole pieces');
  expect(new InvariantViolation('x').name).toBe('InvariantViolation');
});

test.each([
  [CLOCK, 'Clock'],
  [IDS, 'Ids'],
  [RANDOM, 'Random'],
  [UNIT_OF_WORK, 'UnitOfWork'],
  [ANSWER_BOOK, 'AnswerBook'],
  [LEASES, 'Leases'],
  [SIGNED_TOKENS, 'SignedTokens'],
  [KEYED_HASH, 'KeyedHash'],
  [MEMBER_AUTHENTICATOR, 'MemberAuthenticator'],
  [STAFF_AUTHENTICATOR, 'StaffAuthenticator'],
])('a service that is not wired is called by its name: %#', (service, name) => {
  expect(String(service)).toBe(`Symbol(${name})`);
});
