import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type Random,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import { drawExchangeCode } from '../domain/exchange-code.ts';
import type { CouponTemplate } from '../domain/template.ts';
import type { HasBought } from '../tokens.ts';
import { exchangeHash } from './exchange-hash.ts';
import type { GiveCoupon } from './give-coupon.ts';
import type { CouponStore, ExchangeCodeStore, TemplateStore } from './ports.ts';
import { note, type Who } from './who.ts';

export interface Issued {
  readonly issued: number;
  /** Who got none, and why. */
  readonly skipped: readonly {
    readonly memberId: string;
    readonly reason: 'unknown' | 'regular' | 'limit';
  }[];
}

export interface CodeBatch {
  readonly batchId: string;
  /** Shown this once; the house keeps fingerprints. */
  readonly codes: readonly string[];
}

export interface IssueDesk {
  /** One coupon each. Too few left for all of them = nobody gets one. */
  issue(who: Who, templateId: string, memberIds: readonly MemberId[], request: RequestKey): Promise<Issued>;
  /** Pieces are set aside for every code, so that a printed one is never refused for want of coupons. */
  makeCodes(who: Who, templateId: string, count: number, request: RequestKey): Promise<CodeBatch>;
  revoke(who: Who, couponId: string, reason: string): Promise<void>;
}

export function issueDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly templates: TemplateStore;
  readonly coupons: CouponStore;
  readonly codes: ExchangeCodeStore;
  readonly members: Pick<Members, 'find'>;
  readonly hasBought: HasBought;
  readonly give: GiveCoupon;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}): IssueDesk {
  const { unitOfWork, answers, audit, templates, coupons, codes, members, give, hash, clock, ids } = parts;

  /** Those of them who get nothing of a newcomer's coupon (MKT-06): asked before the commit begins, as everywhere. */
  async function regularsAmong(
    merchantId: MerchantId,
    templateId: string,
    wanted: readonly MemberId[],
  ): Promise<ReadonlySet<MemberId>> {
    const template = await templates.find(merchantId, templateId);
    // What is not published may become one for newcomers before the commit; afterwards nothing of it changes.
    if (template?.state === 'PUBLISHED' && template.audience !== 'newcomers') return new Set();
    const bought = await Promise.all(wanted.map((id) => parts.hasBought(merchantId, id)));
    return new Set(wanted.filter((_, n) => bought[n]));
  }

  async function published(tx: Tx, merchantId: MerchantId, id: string): Promise<CouponTemplate> {
    const found = await templates.find(merchantId, id, tx);
    if (found === undefined)
      throw new AppError('not_found', 'marketing.template_not_found', '没有这张优惠券');
    if (found.state !== 'PUBLISHED')
      throw new AppError('conflict', 'marketing.not_published', '优惠券还没有发布，或已停止发放');
    return found;
  }

  /** False = she has had all that she may have. */
  async function gave(
    tx: Tx,
    merchantId: MerchantId,
    gift: { template: CouponTemplate; memberId: MemberId; givenFor: string; at: EpochMs },
  ): Promise<boolean> {
    try {
      await give(tx, merchantId, { ...gift, by: 'issue' });
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'marketing.coupon_limit') return false;
      throw error;
    }
  }

  return {
    async issue(who, templateId, memberIds, request) {
      const { merchantId } = who;
      const at = clock.now();
      const batchId = ids.next();
      // One order for every issue, and the template after all members: whoever claims takes her row and then the template's.
      const wanted = [...new Set(memberIds)].sort();
      const found = await Promise.all(wanted.map((id) => members.find(merchantId, id)));
      const regulars = await regularsAmong(merchantId, templateId, wanted);
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Issued>(tx, request);
        if (earlier !== undefined) return earlier;
        const template = await published(tx, merchantId, templateId);
        const skipped: Issued['skipped'][number][] = [];
        for (const [n, memberId] of wanted.entries()) {
          const isHere = found[n] !== undefined;
          const isRegular = template.audience === 'newcomers' && regulars.has(memberId);
          const gift = { template, memberId, givenFor: `issue:${batchId}:${n}`, at };
          if (isHere && !isRegular && (await gave(tx, merchantId, gift))) continue;
          const own = isRegular ? 'regular' : 'limit';
          skipped.push({ memberId, reason: isHere ? own : 'unknown' });
        }
        const answer = { issued: wanted.length - skipped.length, skipped };
        const isThere =
          answer.issued === 0 ||
          (await templates.take(tx, merchantId, templateId, { pieces: answer.issued }));
        if (!isThere) throw new AppError('conflict', 'marketing.coupons_gone', '优惠券已被领完');
        const after = { batchId, issued: answer.issued, skipped: skipped.length };
        const subject = `coupon_template:${templateId}`;
        await note(audit, tx, who, { action: 'issue_coupons', subject, before: null, after }, at);
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    makeCodes(who, templateId, count, request) {
      const { merchantId } = who;
      const at = clock.now();
      const batchId = ids.next();
      const drawn = Array.from({ length: count }, () => drawExchangeCode(parts.random));
      const hashes = drawn.map((code) => exchangeHash(hash, merchantId, code));
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<CodeBatch>(tx, request);
        if (earlier !== undefined) return earlier;
        await published(tx, merchantId, templateId);
        if (!(await templates.take(tx, merchantId, templateId, { pieces: count })))
          throw new AppError('conflict', 'marketing.coupons_gone', '剩余数量不足');
        await codes.add(tx, merchantId, { templateId, batchId, hashes, at });
        const deed = { action: 'make_exchange_codes', subject: `coupon_template:${templateId}` };
        await note(audit, tx, who, { ...deed, before: null, after: { batchId, count } }, at);
        const answer = { batchId, codes: drawn };
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    revoke(who, couponId, reason) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const found = await coupons.get(who.merchantId, couponId, tx);
        if (found === undefined)
          throw new AppError('not_found', 'marketing.coupon_not_found', '没有这张优惠券');
        const { state } = found.coupon;
        if (state === 'REVOKED') return;
        if (!(await coupons.revoke(tx, who.merchantId, couponId)))
          throw new AppError('conflict', 'marketing.coupon_not_usable', '优惠券已使用或已过期', { couponId });
        const states = { before: { state }, after: { state: 'REVOKED', reason } };
        await note(audit, tx, who, { action: 'revoke_coupon', subject: `coupon:${couponId}`, ...states }, at);
      });
    },
  };
}
