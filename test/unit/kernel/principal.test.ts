import { holdsRole, type StaffPrincipal, type StoreId } from '#kernel';

const here = 'str_here' as StoreId;
const there = 'str_there' as StoreId;

function person(...grants: StaffPrincipal['grants']): StaffPrincipal {
  return { kind: 'staff', merchantId: 'mch' as never, staffId: 'stf' as never, sessionId: 's', grants };
}

test('a clerk works in her own store only', () => {
  const clerk = person({ role: 'clerk', storeId: here });
  expect(holdsRole(clerk, here, ['clerk'])).toBe(true);
  expect(holdsRole(clerk, there, ['clerk'])).toBe(false);
});

test('a grant without a store counts everywhere', () => {
  expect(holdsRole(person({ role: 'owner', storeId: null }), there, ['owner', 'manager'])).toBe(true);
});

test('a role that is not asked for opens nothing', () => {
  expect(holdsRole(person({ role: 'rider', storeId: null }), here, ['owner', 'clerk'])).toBe(false);
});

test('one grant of several is enough', () => {
  const both = person({ role: 'clerk', storeId: here }, { role: 'manager', storeId: there });
  expect(holdsRole(both, here, ['clerk'])).toBe(true);
  expect(holdsRole(both, there, ['manager'])).toBe(true);
  expect(holdsRole(both, here, ['manager'])).toBe(false);
});
