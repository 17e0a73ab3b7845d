import type { Container } from 'inversify';
import { ANSWER_BOOK, type DomainEvent, type Tx, UNIT_OF_WORK, type UnitOfWork } from '#kernel';
import { PAYMENTS, paymentsFeature } from '#modules/payments';

/**
 * Defects known from other shops, each planted on request: a simulation that cannot find them proves nothing.
 *
 * - `forgets_answers`: a repeated request is carried out again.
 * - `keeps_the_money`: an order is closed without asking the provider, and what is paid afterwards is never refunded.
 * - `tells_after_commit`: events are written in a second commit, and a power cut between the two loses them.
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
} as const;

export type Defect = keyof typeof DEFECTS;
