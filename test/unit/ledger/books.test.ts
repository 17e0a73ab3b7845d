import { shopOwner } from '#modules/ledger';
import { inLockOrder, refuseUnbalanced, sameLegs } from '../../../modules/ledger/domain/books.ts';

const purse = (owner: string) => ({ unit: 'fen', kind: 'test.purse', owner }) as const;
const mint = { unit: 'fen', kind: 'test.mint', owner: 'shop', mayOwe: true } as const;

test('legs add up to 0 in each unit, of whole amounts, one per account (X-06)', () => {
  const good = [
    { account: mint, amount: -5 },
    { account: purse('ann'), amount: 5 },
  ];
  expect(() => refuseUnbalanced(good)).not.toThrow();
  const [first, second] = good as [(typeof good)[0], (typeof good)[0]];
  for (const bad of [
    [first],
    [first, { ...second, amount: 4 }],
    [
      { ...first, amount: -0.5 },
      { ...second, amount: 0.5 },
    ],
    [first, second, { account: purse('bea'), amount: 0 }],
    [first, { ...second, amount: 2 }, { ...second, amount: 3 }],
    [first, { account: { ...purse('ann'), unit: 'points' as const }, amount: 5 }],
  ])
    expect(() => refuseUnbalanced(bad)).toThrow();
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
});

test('accounts are taken in one order, the shop’s shared ones last and shortest', () => {
  const legs = [mint, purse('bea'), purse('ann')].map((account) => ({ account, amount: 1 }));
  expect(inLockOrder(legs).map(({ account }) => account.owner)).toEqual(['ann', 'bea', 'shop']);
});

test('the shop’s side of a member is always the same account, and not one for all', () => {
  const owners = Array.from({ length: 400 }, (_, n) => shopOwner(`mbr_${n}`));
  expect(owners).toEqual(Array.from({ length: 400 }, (_, n) => shopOwner(`mbr_${n}`)));
  expect(new Set(owners).size).toBe(16);
});
