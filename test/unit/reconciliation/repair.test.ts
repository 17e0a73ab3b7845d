import type { MerchantId, Tx } from '#kernel';
import type { Differences } from '../../../modules/reconciliation/app/ports.ts';
import { repairDifferences } from '../../../modules/reconciliation/app/repair.ts';
import type { Difference } from '../../../modules/reconciliation/domain/difference.ts';
import { HandClock } from '../../support/clock.ts';

type Parts = Parameters<typeof repairDifferences>[0];
const MERCHANT = 'mch_1' as MerchantId;

const difference = (id: string, patch: Partial<Difference> = {}): Difference => ({
  ...{ merchantId: MERCHANT, id, provider: 'wechat', day: '2026-11-20', kind: 'status', number: id },
  ...{ orderId: null, paymentId: null, oursFen: 100, theirsFen: 100, oursState: 'PREPAID' },
  ...{ state: 'REPAIRING', foundAt: 0, providerSays: null, looks: 0 },
  ...{ closedAt: null, closedBy: null, closingReason: null },
  ...patch,
});

/** Differences that are due, and how they end: `id: state`, and `id looked` for each look at it. */
async function repaired(due: readonly Difference[], payments: Partial<Parts['payments']>) {
  const told: string[] = [];
  const differences = {
    listToRepair: async () => due,
    looked: async (_tx: Tx, { id }: Difference) => void told.push(`${id} looked`),
    said: async () => undefined,
    move: async (_tx: Tx, { id }: Difference, to: string) => told.push(`${id}: ${to}`) > 0,
  } as Partial<Differences> as Differences;
  const repair = repairDifferences({
    ...{ differences, clock: new HandClock(), orders: {} as Parts['orders'] },
    unitOfWork: { run: (work) => work({} as Tx) },
    payments: payments as Parts['payments'],
  });
  const failure = await repair(MERCHANT).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { told, failure };
}

describe('differences that go away by themselves (PAY-06)', () => {
  const known = { standing: 'paid', amountFen: 100, state: 'SUCCEEDED' };
  const payments = {
    ask: async (_merchant: MerchantId, number: string) => {
      if (number === 'broken') throw new Error('out of order');
      return 'paid' as const;
    },
    payments: async () => [known],
  } as unknown as Partial<Parts['payments']>;

  test('one that cannot be looked at keeps none of the others waiting, and is heard of', async () => {
    const { told, failure } = await repaired([difference('broken'), difference('good')], payments);
    expect(told).toEqual(['broken looked', 'good looked', 'good: REPAIRED']);
    expect(failure).toBeInstanceOf(AggregateError);
  });

  test('one that can never be looked at is a task for the owner in the end', async () => {
    const { told } = await repaired([difference('broken', { looks: 5 })], payments);
    expect(told).toEqual(['broken looked', 'broken: OPEN']);
  });

  test.each([
    ['PROCESSING', ['R1'], []],
    ['FAILED', [], ['R1: OPEN']],
  ])(
    'a refund that is billed and %s here: one that failed is not asked for a second time, a person looks',
    async (state, expectedHurried, ends) => {
      const hurried: string[] = [];
      const { told } = await repaired([difference('R1', { kind: 'refund_status', provider: 'unionpay' })], {
        refunds: async () => [{ number: 'R1', standing: 'under_way', state }],
        hurry: async (_merchant: MerchantId, number: string) => void hurried.push(number),
      } as unknown as Partial<Parts['payments']>);
      expect(hurried).toEqual(expectedHurried);
      expect(told).toEqual(['R1 looked', ...ends]);
    },
  );
});
