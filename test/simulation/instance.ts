import { join } from 'node:path';
import type { Container } from 'inversify';
import { timeSortedIds, type WechatAccounts } from '#app';
import { type Clock, type Random, UNIT_OF_WORK } from '#kernel';
import { SCANS } from '../../modules/payments/app/scans.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { DEFECTS, type Defect } from './planted-defects.ts';
import { Fate, mortal } from './power-cut.ts';
import { noteTouchedOrders } from './touched.ts';
import { Turnstile } from './turnstile.ts';

export interface InstanceParts {
  /** Where its database is, and that of the others. */
  readonly stateDir: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly wechat: WechatAccounts;
  readonly defect: Defect | undefined;
}

/** One application process, as far as a process can die inside another one: its memory is gone, its database is not. */
export interface Instance {
  readonly house: TestHouse;
  readonly fate: Fate;
  readonly rush: Turnstile;
  end(): Promise<void>;
}

export async function startInstance(parts: InstanceParts): Promise<Instance> {
  const { stateDir, clock, random, wechat, defect } = parts;
  const fate = new Fate();
  const rush = new Turnstile();
  const house = await testHouse(
    'SQLite',
    { clock, random, ids: timeSortedIds(clock, random), wechat },
    {
      ...{ STATE_DIR: stateDir, DATABASE_URL: `sqlite:${join(stateDir, 'shop.db')}` },
      ...{ LOG_LEVEL: 'silent', TRUST_PROXY: '1' },
    },
    (container) => {
      const immortal = container.get(UNIT_OF_WORK);
      container.rebind(UNIT_OF_WORK).toConstantValue(mortal(immortal, fate));
      followOneProviderAtATime(container);
      if (defect !== undefined) DEFECTS[defect](container);
      // The last: it asks for the intake, and with it for everything that the intake is made of.
      rush.guard(container);
    },
  );
  await noteTouchedOrders(house.database);
  // Only this process dies here, never the machine: nothing has to be on a disk.
  await house.database.orm.em.getConnection().execute('pragma synchronous = off');
  return {
    house,
    fate,
    rush,
    async end() {
      house.server.closeAllConnections();
      await new Promise((resolve) => house.server.close(resolve));
      await house.database.close();
    },
  };
}

/**
 * The shop asks several providers side by side what became of their scans, and which answer arrives first is the machine's:
 * here it hears of one provider's scans in one look, and of the others' in the next, so that a seed replays.
 */
function followOneProviderAtATime(container: Container): void {
  const scans = container.get(SCANS);
  const listDue = scans.listDue.bind(scans);
  scans.listDue = async (now, limit) => {
    const due = await listDue(now, limit);
    return due.filter(({ provider }) => provider === due[0]?.provider);
  };
}
