import {
  inLockOrder,
  nameOf,
  refuseUnbalanced,
  sameLegs,
  shopOwner,
} from '../../../modules/ledger/domain/books.ts';

const purse = (owner: string) => ({ unit: 'fen', kind: 'test.purse', owner }) as const;
const mint = { unit: 'fen', kind: 'test.mint', owner: 'shop', mayOwe: true } as const;

test('legs add up to 0 in each unit, of whole amounts, one per account (X-06)', () => {
  const good = [
    { account: mint, amount: -5 },
    { account: purse('ann'), amount: 5 },
  ];
  expect(() => refuseUnbalanced(good)).not.toThrow();
  const [first, second] = good as [(typeof good)[0], (typeof good)[0]];
  const sum = 'what comes in goes out: the sum is 0';
  const whole = 'a leg moves a whole number, never 0';
  for (const [bad, rule] of [
    [[first], 'a transfer has 2 to 50 legs'],
    [[first, { ...second, amount: 4 }], sum],
    [
      [
        { ...first, amount: -0.5 },
        { ...second, amount: 0.5 },
      ],
      whole,
    ],
    [[first, second, { account: purse('bea'), amount: 0 }], whole],
    [[first, { ...second, amount: 2 }, { ...second, amount: 3 }], 'one leg per account'],
    [[first, { account: { ...purse('ann'), unit: 'points' as const }, amount: 5 }], sum],
  ] as const)
    expect(() => refuseUnbalanced(bad)).toThrow(rule);
});

test('a transfer has at most fifty legs', () => {
  const legs = (count: number) => [
    { account: mint, amount: -count },
    ...Array.from({ length: count }, (_, n) => ({ account: purse(`mbr_${n}`), amount: 1 })),
  ];
  expect(() => refuseUnbalanced(legs(49))).not.toThrow();
  expect(() => refuseUnbalanced(legs(50))).toThrow('2 to 50 legs');
});

test('the order of legs does not make another transfer', () => {
  const a = { account: purse('ann'), amount: 5 };
  const b = { account: purse('bea'), amount: -5 };
  expect(sameLegs([a, b], [b, a])).toBe(true);
  expect(
    sameLegs(
      [a, b],
      [
        { ...b, amount: 5 },
        { ...a, amount: -5 },
      ],
    ),
  ).toBe(false);
  const points = { ...b, account: { ...b.account, unit: 'points' as const } };
  expect(sameLegs([a, b], [a, points])).toBe(false);
});

test('an account is named by unit, kind and owner', () => {
  expect(nameOf(purse('ann'))).toBe('fen/test.purse/ann');
});

test('accounts are taken in one order, the shop’s shared ones last and shortest', () => {
  const legs = [mint, purse('bea'), purse('ann')].map((account) => ({ account, amount: 1 }));
  expect(inLockOrder(legs).map(({ account }) => account.owner)).toEqual(['ann', 'bea', 'shop']);
});

test('the shop’s side of a member is always the same account, and not one for all', () => {
  const owners = Array.from({ length: 400 }, (_, n) => shopOwner(`mbr_${n}`));
  expect(owners).toEqual(Array.from({ length: 400 }, (_, n) => shopOwner(`mbr_${n}`)));
  expect(new Set(owners).size).toBe(16);
  // Entries of years stand in these accounts: nobody’s side ever becomes another one.
  expect(['mbr_1', 'mbr_2', '王', '𠮷', ''].map(shopOwner)).toEqual([
    ...['shop-15', 'shop-00', 'shop-11', 'shop-07', 'shop-00'],
  ]);
});
