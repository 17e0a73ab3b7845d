import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShop, type RunningShop } from './open-shop.ts';

export type { RunningShop };

/** What a browser draws depends on who else uses the machine: a visit that fails is made once more, and says so. */
import.meta.jest.retryTimes(1, { logErrorsBeforeRetry: true });

/**
 * A shop of this file's own. It begins as a copy of SHOP_STATE_DIR, where one was opened and closed before; without such
 * a folder it is seeded and trained anew, which takes minutes. SHOP_URL names one that runs already.
 */
export async function runningShop(): Promise<RunningShop> {
  const { SHOP_URL, SHOP_STATE_DIR } = process.env;
  if (SHOP_URL !== undefined) return { url: SHOP_URL, stop: async () => {} };
  const stateDir = await mkdtemp(join(tmpdir(), 'tongqu-shop-'));
  if (SHOP_STATE_DIR !== undefined) await cp(SHOP_STATE_DIR, stateDir, { recursive: true });
  return openShop(stateDir);
}
