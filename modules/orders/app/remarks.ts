import type { AnswerBook, Clock, EpochMs, Ids, MerchantId, OrderId, StaffId, Tx, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import { withoutPhones } from '../domain/without-phones.ts';
import type { DeskAct } from './desk-act.ts';
import type { OrderKey } from './ports.ts';

export const REMARK_CHARS_MAX = 500;

/** What staff write down about an order for each other; the shopper does not read it. */
export interface Remark {
  readonly id: string;
  readonly staffId: StaffId;
  readonly words: string;
  readonly at: EpochMs;
}

export interface RemarkStore {
  add(tx: Tx, order: OrderKey, remark: Remark): Promise<void>;
  /** Newest first. */
  page(
    merchantId: MerchantId,
    orderId: OrderId,
    before: readonly [at: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly Remark[]>;
}

export type AddRemark = (order: OrderKey, words: string, act: DeskAct) => Promise<Remark>;

/** That somebody wrote is audited; what was written stands in the remark alone, which goes with the person. */
export function addRemark(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  store: RemarkStore,
  audit: Audit,
  clock: Clock,
  ids: Ids,
): AddRemark {
  return async (key, words, { merchantId, staffId, ip, request }) => {
    const at = clock.now();
    const remark: Remark = { id: ids.next(), staffId, words: withoutPhones(words), at };
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Remark>(tx, request);
      if (earlier !== undefined) return earlier;
      await store.add(tx, key, remark);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'orders.remark', subject: `order:${key.id}`, ip, at },
        ...{ before: null, after: { remarkId: remark.id } },
      });
      await answers.record(tx, request, remark);
      return remark;
    });
  };
}
