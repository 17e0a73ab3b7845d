import type { AnswerBook, Clock, MemberId, MerchantId, RequestKey, UnitOfWork } from '#kernel';
import { ASKED_AT, ASKED_MAX, type AskedAt, type MessageKind } from '../domain/kinds.ts';
import type { Grants, TemplateBook } from './ports.ts';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly grants: Grants;
  readonly templates: TemplateBook;
  readonly clock: Clock;
  /** WeChat itself tells us of every answer, so what the phone says is not counted a second time. */
  readonly isTold: boolean;
}

export interface OwnGrants {
  /** What is worth asking for now. */
  askable(
    merchantId: MerchantId,
    moment: AskedAt,
  ): Promise<readonly { readonly templateId: string; readonly kind: MessageKind }[]>;
  /** What she answered; how many were counted. */
  answered(
    own: { readonly merchantId: MerchantId; readonly memberId: MemberId; readonly request: RequestKey },
    answers: readonly { readonly templateId: string; readonly answer: string }[],
  ): Promise<{ readonly counted: number }>;
}

export function ownGrants({ unitOfWork, answers, grants, templates, clock, isTold }: Parts): OwnGrants {
  return {
    async askable(merchantId, moment) {
      const known = (await templates.list(merchantId)).filter(({ isEnabled }) => isEnabled);
      const found = ASKED_AT[moment].flatMap((kind) => known.filter((template) => template.kind === kind));
      const asked = found.filter(
        ({ templateId }, n) => found.findIndex((other) => other.templateId === templateId) === n,
      );
      return asked.slice(0, ASKED_MAX).map(({ templateId, kind }) => ({ templateId, kind }));
    },

    async answered({ merchantId, memberId, request }, given) {
      const known = await templates.list(merchantId);
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<{ counted: number }>(tx, request);
        if (earlier !== undefined) return earlier;
        const yes = isTold ? [] : given.filter(({ answer }) => answer.startsWith('accept'));
        // Once per template: a list that names one twice is one answer.
        const accepted = known.filter(({ templateId }) => yes.some((one) => one.templateId === templateId));
        const byId = new Map(accepted.map((template) => [template.templateId, template]));
        for (const { templateId, isLasting } of byId.values())
          await grants.add(tx, { merchantId, memberId, templateId }, isLasting, at);
        const result = { counted: byId.size };
        await answers.record(tx, request, result);
        return result;
      });
    },
  };
}
