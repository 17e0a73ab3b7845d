import {
  type AnswerBook,
  AppError,
  type Clock,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { ClosingReason, Difference } from '../domain/difference.ts';
import type { Differences, RunKey, RunStore } from './ports.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface ReconciliationDesk {
  note(who: Who, id: string, text: string, request: RequestKey): Promise<Difference>;
  /** Only what is open: the rest is still on its way, or over. */
  close(
    who: Who,
    id: string,
    closing: { readonly reason: ClosingReason; readonly note: string },
    request: RequestKey,
  ): Promise<Difference>;
  /** The bill is fetched and compared from the front; what was found before stays. */
  again(who: Who, run: Omit<RunKey, 'merchantId'>, request: RequestKey): Promise<void>;
}

export function reconciliationDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly differences: Differences;
  readonly runs: RunStore;
  readonly clock: Clock;
}): ReconciliationDesk {
  const { unitOfWork, answers, audit, differences, runs, clock } = parts;

  function act(
    who: Who,
    id: string,
    verb: string,
    request: RequestKey,
    work: (tx: Tx, difference: Difference, at: number) => Promise<void>,
  ): Promise<Difference> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Difference>(tx, request);
      if (earlier !== undefined) return earlier;
      const before = await differences.get(tx, who.merchantId, id);
      if (before === undefined) throw differenceNotFound();
      await work(tx, before, at);
      const after = (await differences.get(tx, who.merchantId, id)) ?? before;
      const facts = ({ state, closingReason }: Difference) => ({ state, closingReason });
      await audit.record(tx, {
        ...{ merchantId: who.merchantId, actor: who.staffId, ip: who.ip, at },
        ...{ action: `reconciliation.${verb}`, subject: `difference:${id}` },
        ...{ before: facts(before), after: facts(after) },
      });
      await answers.record(tx, request, after);
      return after;
    });
  }

  async function addNote(tx: Tx, who: Who, difference: Difference, text: string, at: number): Promise<void> {
    if (await differences.note(tx, difference, { text, staffId: who.staffId, at })) return;
    throw new AppError('conflict', 'reconciliation.too_many_notes', '这条差异的备注已达上限');
  }

  return {
    note: (who, id, text, request) =>
      act(who, id, 'note', request, (tx, difference, at) => addNote(tx, who, difference, text, at)),

    close: (who, id, { reason, note }, request) =>
      act(who, id, 'close', request, async (tx, difference, at) => {
        if (!(await differences.close(tx, difference, { reason, by: who.staffId, at })))
          throw new AppError('conflict', 'reconciliation.not_open', '只能关闭待处理的差异', {
            state: difference.state,
          });
        await addNote(tx, who, difference, note, at);
      }),

    async again(who, { provider, day }, request) {
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        if ((await answers.claim<object>(tx, request)) !== undefined) return;
        const run = { merchantId: who.merchantId, provider, day };
        if (!(await runs.again(tx, run, at))) throw dayNotFound();
        await audit.record(tx, {
          ...{ merchantId: who.merchantId, actor: who.staffId, ip: who.ip, at, before: null, after: {} },
          ...{ action: 'reconciliation.again', subject: `bill:${provider}/${day}` },
        });
        await answers.record(tx, request, {});
      });
    },
  };
}

export const differenceNotFound = () =>
  new AppError('not_found', 'reconciliation.unknown_difference', '找不到这条差异');
export const dayNotFound = () => new AppError('not_found', 'reconciliation.unknown_day', '这一天还没有对账');
