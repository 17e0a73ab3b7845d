import type {
  AnswerBook,
  Clock,
  EpochMs,
  MerchantId,
  ProductId,
  RequestKey,
  StaffId,
  Tx,
  UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { ProductsChanged } from '../../tokens.ts';

/** Who acts, from where; `request` where the same request must not count twice. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly request?: RequestKey;
}

/** What was done. */
interface Deed<Answer> {
  /** `<kind>:<id>`; undefined = nothing changed, nothing to write down. */
  readonly subject?: string;
  readonly before?: object | null;
  readonly after?: object | null;
  /** Feed, search and remembered cards look at these again. */
  readonly changed?: readonly ProductId[];
  readonly answer: Answer;
}

export type Act = <Answer extends object>(
  who: Who,
  action: `catalog.${string}`,
  work: (tx: Tx, now: EpochMs) => Promise<Deed<Answer>>,
) => Promise<Answer>;

export interface DeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Products of one event: nobody has to read more than that before the next one. */
const PRODUCTS_PER_EVENT = 200;

/** One act at the console: one commit with its audit entry, its event and its remembered answer. */
export function catalogDesk({ unitOfWork, answers, audit, clock }: DeskParts): Act {
  return (who, action, work) => {
    const { merchantId, staffId, ip, request } = who;
    const now = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier =
        request && (await answers.claim<Awaited<ReturnType<typeof work>>['answer']>(tx, request));
      if (earlier !== undefined) return earlier;
      const { subject, before = null, after = null, changed = [], answer } = await work(tx, now);
      if (subject !== undefined)
        await audit.record(tx, { merchantId, actor: staffId, action, subject, before, after, ip, at: now });
      emitChanged(tx, merchantId, changed, now);
      if (request !== undefined) await answers.record(tx, request, answer);
      return answer;
    });
  };
}

export function emitChanged(
  tx: Tx,
  merchantId: MerchantId,
  productIds: readonly ProductId[],
  occurredAt: EpochMs,
): void {
  for (let from = 0; from < productIds.length; from += PRODUCTS_PER_EVENT)
    tx.emit<ProductsChanged>({
      type: 'catalog.products_changed',
      occurredAt,
      merchantId,
      productIds: productIds.slice(from, from + PRODUCTS_PER_EVENT),
    });
}
