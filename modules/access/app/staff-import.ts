import type { Clock } from '#kernel';
import type { StaffImport } from './facade.ts';
import type { PasswordHasher, StaffStore } from './ports.ts';

export function staffImport(staff: StaffStore, hasher: PasswordHasher, clock: Clock): StaffImport {
  return {
    async importStaff(tx, merchantId, people) {
      const at = clock.now();
      const hashes = await Promise.all(people.map(({ password }) => hasher.hash(password)));
      for (const [place, { id, account, name, grants }] of people.entries())
        await staff.put(tx, merchantId, { id, account, name, grants, passwordHash: hashes[place] ?? '' }, at);
    },
  };
}
