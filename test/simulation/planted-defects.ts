import type { Container } from 'inversify';
import { ANSWER_BOOK, AppError, type DomainEvent, type Tx, UNIT_OF_WORK, type UnitOfWork } from '#kernel';
import { STOCK } from '#modules/inventory';
import { PAYMENTS, paymentsFeature } from '#modules/payments';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { PAYMENT_PROVIDERS } from '../../modules/payments/app/ports.ts';
import type { PaymentProvider } from '../../modules/payments/app/provider.ts';

/**
 * Defects known from other shops, each planted on request: a simulation that cannot find them proves nothing.
 *
 * - `forgets_answers`: a repeated request is carried out again.
 * - `keeps_the_money`: an order is closed without asking the provider, and what is paid afterwards is never refunded.
 * - `tells_after_commit`: events are written in a second commit, and a power cut between the two loses them.
 * - `renames_refunds`: a refund that is asked for again has another number, and a part of her money goes back twice.
 * - `keeps_cards_held`: an order ends unpaid, and what it set aside on a card stays set aside.
 * - `keeps_the_points`: goods are given back, and the points that paid for them are not.
 * - `loses_what_comes_back`: goods are given back, and nobody puts them on the shelf.
 * - `sells_the_goods_on`: somebody else gets the goods of an order that was paid, and her money goes back.
 */
export const DEFECTS = {
  forgets_answers(container: Container): void {
    container
      .rebind(ANSWER_BOOK)
      .toConstantValue({ claim: async () => undefined, record: async () => undefined });
  },
  keeps_the_money(container: Container): void {
    const payments = container.get(PAYMENTS);
    container.rebind(PAYMENTS).toConstantValue({ ...payments, close: async () => 'closed' });
    if (paymentsFeature.handlers !== undefined)
      container.rebind(paymentsFeature.handlers).toConstantValue([]);
  },
  tells_after_commit(container: Container): void {
    const inner = container.get(UNIT_OF_WORK);
    const outer: UnitOfWork = {
      async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
        const events: DomainEvent[] = [];
        const result = await inner.run((tx) => {
          events.length = 0;
          return work(Object.assign(Object.create(tx), { emit: (event: DomainEvent) => events.push(event) }));
        });
        if (events.length > 0)
          await inner.run(async (tx) => {
            for (const event of events) tx.emit(event);
          });
        return result;
      },
    };
    container.rebind(UNIT_OF_WORK).toConstantValue(outer);
  },
  renames_refunds(container: Container): void {
    const latest = new Map<string, string>();
    let asked = 0;
    for (const provider of providersOf(container)) {
      const [refund, queryRefund] = [provider.refund.bind(provider), provider.queryRefund.bind(provider)];
      provider.refund = (request) => {
        asked += 1;
        const name = `${request.outRefundNo.slice(0, 24)}N${asked}`;
        latest.set(request.outRefundNo, name);
        return refund({ ...request, outRefundNo: name });
      };
      provider.queryRefund = (request) =>
        queryRefund({ ...request, outRefundNo: latest.get(request.outRefundNo) ?? request.outRefundNo });
    }
  },
  keeps_cards_held(container: Container): void {
    const storedValue = container.get(STORED_VALUE);
    container.rebind(STORED_VALUE).toConstantValue({ ...storedValue, release: async () => undefined });
  },
  keeps_the_points(container: Container): void {
    const points = container.get(POINTS);
    container.rebind(POINTS).toConstantValue({ ...points, giveBack: async () => ({ returned: 0 }) });
  },
  loses_what_comes_back(container: Container): void {
    const stock = container.get(STOCK);
    container.rebind(STOCK).toConstantValue({ ...stock, takeBack: async () => undefined });
  },
  sells_the_goods_on(container: Container): void {
    const stock = container.get(STOCK);
    const soldOut = () => new AppError('conflict', 'inventory.sold_out', '库存不足');
    container.rebind(STOCK).toConstantValue({ ...stock, commit: () => Promise.reject(soldOut()) });
  },
} as const;

/** Each as it is in this house. */
function providersOf(container: Container): readonly PaymentProvider[] {
  const providers = container.get(PAYMENT_PROVIDERS);
  return providers.offered.map((name) => providers.get(name));
}

export type Defect = keyof typeof DEFECTS;
