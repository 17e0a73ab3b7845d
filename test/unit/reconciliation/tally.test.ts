import fc from 'fast-check';
import type { OrderId, PaymentId } from '#kernel';
import type { KnownPayment } from '../../../modules/reconciliation/domain/books.ts';
import {
  compareOrder,
  comparePayment,
  compareRefund,
  missingPayment,
} from '../../../modules/reconciliation/domain/compare.ts';
import {
  DIFFERENCE_TRANSITIONS,
  type DifferenceKind,
  type Finding,
} from '../../../modules/reconciliation/domain/difference.ts';
import { pauseBeforeTryMs } from '../../../modules/reconciliation/domain/run.ts';
import {
  EMPTY_TALLY,
  unexplainedFen,
  withLine,
  withOwn,
} from '../../../modules/reconciliation/domain/tally.ts';

const payment = (number: string, patch: Partial<KnownPayment> = {}): KnownPayment => ({
  ...{
    paymentId: `pay-${number}` as PaymentId,
    orderId: `ord-${number}` as OrderId,
    subject: 'order',
    number,
  },
  ...{ amountFen: 100, standing: 'paid', state: 'SUCCEEDED', paidAt: 0 },
  ...patch,
});
const line = (number: string, amountFen: number) => ({
  ...{ kind: 'payment', number, transactionId: `t-${number}`, amountFen, at: 0 },
});
const refund = { ...payment('R1'), billNumber: 'R1', standing: 'done', doneAt: 0 } as const;

/** What happened to one payment, at the provider and here. */
const CASES = [
  ...(['same', 'other_amount', 'not_billed', 'billed_next_day', 'of_yesterday', 'unknown_here'] as const),
  ...(['unpaid_here', 'unpaid_other_amount', 'given_back'] as const),
];
const happened = fc.array(
  fc.record({ what: fc.constantFrom(...CASES), fen: fc.integer({ min: 1, max: 10_000_000_000 }) }),
  { maxLength: 60 },
);

describe('what a bill is compared with (PAY-06)', () => {
  test('whatever happened, every fen of the bill and of our books is explained, and each difference is found', () => {
    fc.assert(
      fc.property(happened, (day) => {
        let side = EMPTY_TALLY.payments;
        const found: Finding[] = [];
        const expected: DifferenceKind[] = [];
        const own: { readonly known: KnownPayment; readonly billed: Parameters<typeof withOwn>[2] }[] = [];
        for (const [n, { what, fen }] of day.entries()) {
          const isOfDay = what !== 'of_yesterday';
          const theirsFen = what.endsWith('other_amount') ? fen + 1 : fen;
          const standing = what.startsWith('unpaid') ? 'unpaid' : what === 'given_back' ? 'returned' : 'paid';
          const known = payment(`n${n}`, { amountFen: fen, standing });
          const isBilled = what !== 'not_billed' && what !== 'billed_next_day';
          if (isBilled) {
            const finding = comparePayment(
              line(`n${n}`, theirsFen) as Parameters<typeof comparePayment>[0],
              what === 'unknown_here' ? undefined : known,
              false,
            );
            if (finding !== undefined) found.push(finding);
            side = withLine(side, { amountFen: theirsFen }, finding, isOfDay);
          }
          const isOurs = isOfDay && standing !== 'unpaid' && what !== 'unknown_here';
          const billed = isBilled ? { amountFen: theirsFen, isThisDay: true } : undefined;
          if (isOurs)
            own.push({
              known,
              billed: what === 'billed_next_day' ? { amountFen: fen, isThisDay: false } : billed,
            });
          if (what.endsWith('other_amount')) expected.push('amount');
          if (what === 'not_billed') expected.push('missing');
          if (what === 'unknown_here') expected.push('extra');
          if (what === 'unpaid_here') expected.push('status');
        }
        for (const { known, billed } of own) {
          side = withOwn(side, known.amountFen, billed);
          if (billed === undefined) found.push(missingPayment(known));
        }
        expect(unexplainedFen(side)).toBe(0);
        expect(found.map(({ kind }) => kind).sort()).toEqual(expected.sort());
        const difference = side.theirs.fen - side.ours.fen;
        expect(difference).toBe(
          side.fromOtherDays.fen +
            side.unbooked.fen +
            (side.otherTheirs.fen - side.otherOurs.fen) -
            side.onOtherBills.fen -
            side.carried.fen,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a number that is billed twice is one too many', () => {
    const billed = line('n1', 100) as Parameters<typeof comparePayment>[0];
    expect(comparePayment(billed, payment('n1'), true)).toMatchObject({ kind: 'extra', state: 'OPEN' });
    expect(compareRefund(billed, refund, true)).toMatchObject({ kind: 'refund_extra' });
    expect(compareRefund(billed, { ...refund, standing: 'under_way' }, false)).toMatchObject({
      ...{ kind: 'refund_status', state: 'REPAIRING' },
    });
  });

  test('of a code that was decided against the bill has what was taken and what went back, or somebody asks', () => {
    const billed = line('n1', 100) as Parameters<typeof comparePayment>[0];
    const reversed = payment('n1', { standing: 'reversed', state: 'GONE', paidAt: null });
    expect(comparePayment(billed, reversed, false, true)).toBeUndefined();
    expect(comparePayment(billed, reversed, false, false)).toMatchObject({
      ...{ kind: 'status', state: 'REPAIRING' },
    });
  });

  test('the order is the third side: it has heard of its payment, and asks for that much', () => {
    const order = { id: 'o' as OrderId, number: '1', state: 'PAID', isPaid: true, externalFen: 100 };
    expect(compareOrder(payment('n1'), order)).toBeUndefined();
    expect(compareOrder(payment('n1'), { ...order, externalFen: 99 })?.kind).toBe('order_amount');
    expect(compareOrder(payment('n1'), { ...order, isPaid: false })?.kind).toBe('order_status');
    expect(compareOrder(payment('n1'), undefined)?.kind).toBe('order_status');
    expect(compareOrder(payment('n1', { subject: 'recharge' }), undefined)).toBeUndefined();
    expect(compareOrder(payment('n1', { standing: 'returned' }), undefined)).toBeUndefined();
  });

  test('nothing leads out of an end, and a bill that is late is asked for at most once an hour', () => {
    for (const end of ['TIMING', 'REPAIRED', 'CLOSED'] as const)
      expect(DIFFERENCE_TRANSITIONS[end]).toHaveLength(0);
    expect([0, 1, 2, 3, 9].map(pauseBeforeTryMs)).toEqual([5, 10, 20, 40, 60].map((n) => n * 60_000));
  });
});
