import type { MerchantId, Tx } from '#kernel';
import { ProviderUnreachable } from '#modules/payments';
import { runDay } from '../../../modules/reconciliation/app/run-day.ts';
import type { Run } from '../../../modules/reconciliation/domain/run.ts';
import { EMPTY_TALLY } from '../../../modules/reconciliation/domain/tally.ts';
import { countingIds, HandClock } from '../../support/clock.ts';

type Parts = Parameters<typeof runDay>[0];

test('the owner began a day anew while its bill could not be fetched: the other days go on (PAY-06)', async () => {
  const run: Run = {
    ...{ merchantId: 'mch_1' as MerchantId, provider: 'wechat', day: '2026-11-20', state: 'WAITING' },
    ...{ step: 'lines', place: null, tally: EMPTY_TALLY, tries: 0, rounds: 0, nextLookAt: 0 },
    ...{ problem: null, finishedAt: null },
  };
  const runs = {
    take: async () => true,
    // The lease is nobody's since she pressed the button.
    advance: async () => false,
  } as Partial<Parts['runs']> as Parts['runs'];
  const bills = {
    open: async () => {
      throw new ProviderUnreachable('no answer');
    },
  } as Partial<Parts['bills']> as Parts['bills'];
  const carryOn = runDay({
    ...{ runs, bills, clock: new HandClock(), ids: countingIds() },
    unitOfWork: { run: (work) => work({} as Tx) },
    lines: {} as Parts['lines'],
    payments: {} as Parts['payments'],
    compare: async () => true,
  });
  await expect(carryOn(run)).resolves.toBeUndefined();
});
