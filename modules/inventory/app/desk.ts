import type { AnswerBook, Clock, EpochMs, MerchantId, RequestKey, StaffId, Tx, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';

/** Who acts, from where; `request` of a POST only, the other methods may be repeated anyway. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly request?: RequestKey;
}

/** What was done, for the audit log, and what the caller is told. */
interface Deed<Answer> {
  readonly subject: string;
  readonly before?: object;
  readonly after?: object;
  readonly answer: Answer;
}

export type Act = <Answer extends object>(
  who: Who,
  action: `inventory.${string}`,
  work: (tx: Tx, now: EpochMs) => Promise<Deed<Answer>>,
) => Promise<Answer>;

export interface DeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** One act of staff: one transaction, its answer kept, its entry in the audit log. */
export function stockDesk({ unitOfWork, answers, audit, clock }: DeskParts): Act {
  return <Answer extends object>(
    { merchantId, staffId, ip, request }: Who,
    action: string,
    work: (tx: Tx, now: EpochMs) => Promise<Deed<Answer>>,
  ) => {
    const now = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = request && (await answers.claim<Answer>(tx, request));
      if (earlier !== undefined) return earlier;
      const { subject, before = null, after = null, answer } = await work(tx, now);
      await audit.record(tx, { merchantId, actor: staffId, action, subject, before, after, ip, at: now });
      if (request !== undefined) await answers.record(tx, request, answer);
      return answer;
    });
  };
}
