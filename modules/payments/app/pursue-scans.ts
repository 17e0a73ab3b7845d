import type { Clock, UnitOfWork } from '#kernel';
import { nextLookAt } from '../domain/scan.ts';
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
  return async () => {
    const due = await scans.listDue(clock.now(), SCANS_PER_ROUND_MAX);
    const failures: unknown[] = [];
    for (const scan of due) {
      const at = nextLookAt(scan, clock.now());
      await unitOfWork.run((tx) => scans.looked(tx, scan, at));
      try {
        await follow.look(scan);
      } catch (error) {
        if (error instanceof ProviderUnreachable) continue;
        const { id: paymentId } = scan.intent;
        if (error instanceof ProviderRefused)
          settings.log.warn({ paymentId, providerCode: error.code }, 'a scan got no answer');
        else failures.push(error);
      }
    }
    // After the others had their turn: people stand at other tills as well.
    if (failures.length > 0) throw new AggregateError(failures, 'some scans could not be followed');
    return due.length;
  };
}
