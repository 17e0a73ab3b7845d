import type { Clock, UnitOfWork } from '#kernel';
import { nextLookAt, type Scan } from '../domain/scan.ts';
import type { FollowScan } from './follow-scan.ts';
import type { PaymentsSettings } from './ports.ts';
import { ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { Scans } from './scans.ts';

const SCANS_PER_ROUND_MAX = 50;

/** Looks after every scan until it is final, also those of a process that was killed. */
export function pursueScans(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly scans: Scans;
  readonly follow: FollowScan;
  readonly clock: Clock;
  readonly settings: Pick<PaymentsSettings, 'log'>;
}): () => Promise<number> {
  const { unitOfWork, scans, follow, clock, settings } = parts;

  async function pursue(scan: Scan): Promise<void> {
    const at = nextLookAt(scan, clock.now());
    await unitOfWork.run((tx) => scans.looked(tx, scan, at));
    try {
      await follow.look(scan);
    } catch (error) {
      if (error instanceof ProviderUnreachable) return;
      if (!(error instanceof ProviderRefused)) throw error;
      const { id: paymentId } = scan.intent;
      settings.log.warn({ paymentId, providerCode: error.code }, 'a scan got no answer');
    }
  }

  return async () => {
    const due = await scans.listDue(clock.now(), SCANS_PER_ROUND_MAX);
    const failures: unknown[] = [];
    // A provider that is silent takes its seconds for every scan: who pays by another one does not wait for it.
    const lanes = Map.groupBy(due, ({ provider }) => provider).values();
    const followed = [...lanes].map(async (lane) => {
      for (const scan of lane) await pursue(scan).catch((failure: unknown) => failures.push(failure));
    });
    await Promise.all(followed);
    // After the others had their turn: people stand at other tills as well.
    if (failures.length > 0) throw new AggregateError(failures, 'some scans could not be followed');
    return due.length;
  };
}
