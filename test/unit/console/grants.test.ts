import { holdsAt } from '../../../web-demo/console/src/model/grants.ts';

const DECIDING = ['owner', 'manager'] as const;

test('(STO-07) who manages one store decides about its money and about no other’s', () => {
  const grants = [
    { role: 'manager', storeId: 'a' },
    { role: 'clerk', storeId: 'b' },
  ] as const;
  expect(['a', 'b'].map((store) => holdsAt(grants, store, DECIDING))).toEqual([true, false]);
  expect(holdsAt([{ role: 'owner', storeId: null }], 'b', DECIDING)).toBe(true);
  expect(holdsAt([], 'a', DECIDING)).toBe(false);
});
