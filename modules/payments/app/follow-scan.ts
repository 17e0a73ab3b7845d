import type { Clock, Ids, UnitOfWork } from '#kernel';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import { isTooLong, isUnheard, mayReverse, type Scan } from '../domain/scan.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import type { ProviderAnswer, ProviderAtTill } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Scans } from './scans.ts';
import type { Settle } from './settle.ts';

/** One look at an open scan brings it as far as its provider lets it. May be repeated, by any number of processes. */
export interface FollowScan {
  /** Asks what became of it; who types her password for too long is reversed. */
  look(scan: Scan): Promise<void>;
  /** From now on it is not to be paid; `paid` when the provider had the money before. */
  giveUp(scan: Scan, reason: string): Promise<'paid' | 'given_up'>;
  /** The provider said no to the code, and knows of no payment under the number: final. */
  refused(scan: Scan, reason: string): Promise<void>;
}

export interface FollowParts {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly givenUp: GivenUpNumbers;
  readonly scans: Scans;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function followScan(parts: FollowParts): FollowScan {
  const { unitOfWork, intents, givenUp, scans, providers, settle, clock } = parts;

  function atTill({ provider }: Scan): ProviderAtTill {
    return providers.get(provider).atTill;
  }
  const query = ({ intent, provider }: Scan): Promise<ProviderAnswer> =>
    providers.get(provider).query(intent);

  /**
   * Nobody will pay under this number. It joins the numbers that were given up, so that money which comes for it all the
   * same goes back; the intent gets a fresh one, for the next code.
   */
  async function end(scan: Scan, reason: string, taken?: ProviderAnswer): Promise<void> {
    const now = clock.now();
    const outTradeNo = parts.ids.next().replaceAll('-', '');
    await unitOfWork.run(async (tx) => {
      if (!(await scans.notPaid(tx, scan, reason, now))) return;
      await givenUp.add(tx, scan.intent, 'GONE', now);
      await intents.renumbered(tx, scan.intent, {
        ...{ provider: scan.provider, payer: '', outTradeNo, nextQueryAt: now },
      });
      if (taken === undefined || taken === 'unknown' || taken.transactionId === null) return;
      await givenUp.paid(tx, scan.outTradeNo, taken.transactionId, taken.paidAt ?? now);
    });
  }

  async function reverse(scan: Scan): Promise<void> {
    const now = clock.now();
    if (!mayReverse(scan, now)) return;
    const reason = scan.reason ?? 'timed_out';
    const answer = await atTill(scan).reverse(scan.intent);
    if (answer === 'reversed') return end(scan, reason);
    const said = await query(scan);
    if (said === 'unknown') return isUnheard(scan, now) ? end(scan, reason) : undefined;
    if (said.state === 'REVOKED' || said.state === 'CLOSED' || said.state === 'REFUND')
      return end(scan, reason);
    // Too old to be reversed: it goes back by a refund.
    if (said.state === 'SUCCESS' && answer === 'refused' && isUnheard(scan, now))
      return end(scan, reason, said);
  }

  async function decide(scan: Scan, reason: string): Promise<void> {
    // Whoever was faster: a scan that was paid in the meantime is not reversed.
    if (await unitOfWork.run((tx) => scans.reversing(tx, scan, reason)))
      await reverse({ ...scan, state: 'REVERSING', reason });
  }

  return {
    async look(scan) {
      if (scan.state === 'REVERSING') return reverse(scan);
      const said = await query(scan);
      if (said !== 'unknown' && isMoneyTaken(said)) {
        if ((await settle(scan.intent, said)) === 'settled') return;
      } else if (said !== 'unknown' && (said.state === 'CLOSED' || said.state === 'REVOKED')) {
        return end(scan, said.reason ?? 'closed');
      } else if (said !== 'unknown' && said.state === 'PAYERROR') {
        return decide(scan, 'refused_by_payer');
      }
      if (isTooLong(scan, clock.now())) await decide(scan, 'timed_out');
    },
    async giveUp(scan, reason) {
      if (scan.state === 'PAYING') {
        const said = await query(scan);
        if (said !== 'unknown' && isMoneyTaken(said) && (await settle(scan.intent, said)) === 'settled') {
          // Somebody decided against it meanwhile: then the money goes back.
          const { merchantId, orderId } = scan.intent;
          const latest = await intents.find(merchantId, orderId);
          return latest?.state === 'SUCCEEDED' ? 'paid' : 'given_up';
        }
        await decide(scan, reason);
      } else await reverse(scan);
      return 'given_up';
    },
    refused: (scan, reason) => end(scan, reason),
  };
}
