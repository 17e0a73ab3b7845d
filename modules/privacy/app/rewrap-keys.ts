import type { UnitOfWork } from '#kernel';
import type { MemberKeys } from './member-keys.ts';
import type { MemberVault } from './member-vault.ts';

const KEYS_PER_TURN_MAX = 500;

export type RewrapKeys = () => Promise<number>;

/**
 * After another master key was made the present one: wraps some data keys anew, so many per turn, until none is left
 * under another one. Sealed fields are not touched. Where it stopped, the next turn goes on; two processes may work
 * at the same time, because a key that was rewrapped meanwhile no longer is what the update looks for.
 */
export function rewrapKeys(unitOfWork: UnitOfWork, keys: MemberKeys, vault: MemberVault): RewrapKeys {
  return async () => {
    const old = await keys.wrappedOtherwise(vault.presentVersion, KEYS_PER_TURN_MAX);
    if (old.length === 0) return 0;
    return unitOfWork.run(async (tx) => {
      let done = 0;
      for (const key of old) if (await keys.rewrap(tx, key, vault.rewrapped(key))) done += 1;
      return done;
    });
  };
}
