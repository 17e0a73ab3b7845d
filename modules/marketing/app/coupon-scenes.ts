import type {
  AnswerBook,
  Clock,
  EpochMs,
  MerchantId,
  Page,
  Random,
  RequestKey,
  Tx,
  UnitOfWork,
} from '#kernel';
import { AppError } from '#kernel';
import type { Audit } from '#modules/access';
import { drawExchangeCode } from '../domain/exchange-code.ts';
import type { TemplateStore } from './ports.ts';
import { note, type Who } from './who.ts';

/** A printed code: who scans it claims a coupon. At most 32 characters, as WeChat's `scene` asks. */
export interface CouponScene {
  readonly scene: string;
  readonly templateId: string;
  /** Where it hangs: 「收银台」. */
  readonly place: string;
  readonly madeAt: EpochMs;
}

export interface SceneStore {
  add(tx: Tx, merchantId: MerchantId, scene: CouponScene): Promise<void>;
  templateOf(tx: Tx, merchantId: MerchantId, scene: string): Promise<string | undefined>;
  has(merchantId: MerchantId, templateId: string, scene: string): Promise<boolean>;
  page(
    merchantId: MerchantId,
    templateId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CouponScene>>;
}

export type MakeScene = (
  who: Who,
  templateId: string,
  place: string,
  request: RequestKey,
) => Promise<CouponScene>;

export function makingScenes(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly templates: Pick<TemplateStore, 'find'>;
  readonly scenes: SceneStore;
  readonly clock: Clock;
  readonly random: Random;
}): MakeScene {
  const { unitOfWork, answers, audit, templates, scenes, clock, random } = parts;
  return (who, templateId, place, request) => {
    const at = clock.now();
    const made = { scene: drawExchangeCode(random), templateId, place, madeAt: at };
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<CouponScene>(tx, request);
      if (earlier !== undefined) return earlier;
      if ((await templates.find(who.merchantId, templateId, tx)) === undefined)
        throw new AppError('not_found', 'marketing.template_not_found', '没有这张优惠券');
      await scenes.add(tx, who.merchantId, made);
      const subject = `coupon_template:${templateId}`;
      await note(
        audit,
        tx,
        who,
        { action: 'make_coupon_scene', subject, before: null, after: { place } },
        at,
      );
      await answers.record(tx, request, made);
      return made;
    });
  };
}
