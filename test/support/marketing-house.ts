import { affectedRows, READS } from '#db';
import { MEMBER_DATA } from '#feature';
import {
  ANSWER_BOOK,
  DAY_MS,
  IDS,
  KEYED_HASH,
  type MemberId,
  type MerchantId,
  type OrderId,
  RANDOM,
  type SkuId,
  type Tx,
  UNIT_OF_WORK,
} from '#kernel';
import {
  COUPONS,
  MARKETING_IMPORT,
  OFFERS,
  type PromotionTerms,
  type TemplateTerms,
} from '#modules/marketing';
import { MEMBER_IMPORT } from '#modules/members';
import { couponPasses } from '../../modules/marketing/app/coupon-passes.ts';
import { givingCoupons } from '../../modules/marketing/app/give-coupon.ts';
import { memberCoupons } from '../../modules/marketing/app/member-coupons.ts';
import { sqlCouponSteps } from '../../modules/marketing/db/sql-coupon-steps.ts';
import { sqlCoupons } from '../../modules/marketing/db/sql-coupons.ts';
import { sqlExchangeCodes } from '../../modules/marketing/db/sql-exchange-codes.ts';
import { sqlPasses } from '../../modules/marketing/db/sql-passes.ts';
import { sqlScenes } from '../../modules/marketing/db/sql-scenes.ts';
import { sqlTemplates } from '../../modules/marketing/db/sql-templates.ts';
import { drawExchangeCode } from '../../modules/marketing/domain/exchange-code.ts';
import { EVER_BOUGHT } from '../../modules/marketing/tokens.ts';
import { HandClock } from './clock.ts';
import type { DatabaseKind } from './databases.ts';
import { testHouse } from './house.ts';
import { houseDatabase } from './house-database.ts';

export const MERCHANT = 'mch_tongqu' as MerchantId;

export const ANY_GOODS = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};
export const PLAIN_STACKING = { stackGroup: 'coupon', exclusive: false, priority: 0, maxPerOrder: 1 };

/** 满100减20, a hundred of them, three per member, two a day, good for a week from the claim. */
export function couponTerms(now: number, patch: Partial<TemplateTerms> = {}): TemplateTerms {
  return {
    title: '满100减20',
    note: '',
    benefit: { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 },
    scope: { include: ANY_GOODS, exclude: ANY_GOODS },
    stacking: PLAIN_STACKING,
    audience: 'everyone',
    total: 100,
    perMemberMax: 3,
    perMemberDayMax: 2,
    claimFrom: now - DAY_MS,
    claimUntil: now + 30 * DAY_MS,
    validity: { kind: 'days', days: 7, afterDays: 0 },
    ...patch,
  };
}

/** The house with members and published coupons; nothing else happens in it. */
export async function marketingHouse(kind: DatabaseKind) {
  const clock = new HandClock();
  const house = await testHouse(kind, { clock }, { DATABASE_URL: await houseDatabase(kind) });
  const { container } = house;
  const reads = container.get(READS);
  const unitOfWork = container.get(UNIT_OF_WORK);
  const commit = <Result>(work: (tx: Tx) => Promise<Result>) => unitOfWork.run(work);
  const templates = sqlTemplates(reads);
  const coupons = { ...sqlCouponSteps, ...sqlCoupons(reads) };
  const [ids, random, hash] = [container.get(IDS), container.get(RANDOM), container.get(KEYED_HASH)];
  const give = givingCoupons({ templates, coupons, ids, random });
  const own = memberCoupons({
    ...{ unitOfWork, answers: container.get(ANSWER_BOOK), templates, codes: sqlExchangeCodes },
    ...{ scenes: sqlScenes(reads), hasBought: container.get(EVER_BOUGHT), give, hash, clock, ids },
  });
  const passes = couponPasses({
    ...{ unitOfWork, answers: container.get(ANSWER_BOOK), coupons, passes: sqlPasses },
    ...{ hasBought: container.get(EVER_BOUGHT), hash, clock, ids, random },
  });
  const orders = container.get(COUPONS);
  let people = 0;
  let offers = 0;
  let keys = 0;
  const request = (owner: MemberId) => {
    keys += 1;
    return { owner, key: `giving-key-${keys}`, requestHash: 'giving' };
  };

  return {
    ...{ house, clock, reads, commit, coupons, templates, give, hash, random, orders },
    offersFor: (memberId: MemberId, skus: readonly SkuId[] = []) =>
      container.get(OFFERS).forBasket(MERCHANT, memberId, {
        ...{ storeIds: [], skus, channel: 'mini_program', now: clock.now() },
      }),
    memberData() {
      const found = container.get(MEMBER_DATA).find(({ name }) => name === 'marketing');
      if (found === undefined) throw new Error('marketing looks after no members');
      return found;
    },
    async members(count: number): Promise<MemberId[]> {
      const all = Array.from({ length: count }, () => {
        people += 1;
        const id = `mbr_${String(people).padStart(5, '0')}` as MemberId;
        return { id, nickname: '王小明', openid: `o-${people}`, joinedAt: 0, homeStoreId: null };
      });
      await commit((tx) => container.get(MEMBER_IMPORT).importMembers(tx, MERCHANT, all));
      return all.map(({ id }) => id);
    },
    async template(patch: Partial<TemplateTerms> = {}): Promise<string> {
      offers += 1;
      const id = `tpl_${offers}`;
      const template = { ...couponTerms(clock.now(), patch), id };
      const imported = { templates: [template], promotions: [] };
      await commit((tx) => container.get(MARKETING_IMPORT).importOffers(tx, MERCHANT, imported, clock.now()));
      return id;
    },
    async promotion(terms: PromotionTerms): Promise<string> {
      offers += 1;
      const id = `prm_${offers}`;
      const imported = { templates: [], promotions: [{ ...terms, id, originals: [] }] };
      await commit((tx) => container.get(MARKETING_IMPORT).importOffers(tx, MERCHANT, imported, clock.now()));
      return id;
    },
    async scene(templateId: string): Promise<string> {
      const scene = drawExchangeCode(random);
      await commit((tx) =>
        sqlScenes(reads).add(tx, MERCHANT, { scene, templateId, place: '收银台', madeAt: clock.now() }),
      );
      return scene;
    },
    /** She paid for something once. */
    async bought(memberId: MemberId): Promise<void> {
      people += 1;
      const at = clock.now();
      await commit((tx) =>
        affectedRows(
          tx,
          `insert into orders (id, merchant_id, number, member_id, state, payable_fen, placed_at, pay_before, close_at,
             paid_at) values (?, ?, ?, ?, 'COMPLETED', 100, ?, ?, ?, ?)`,
          [`ord_${people}`, MERCHANT, `no-${people}`, memberId, at, at, at, at],
        ),
      );
    },
    /** The same at a till of before, as a sheet tells it. */
    async boughtElsewhere(memberId: MemberId): Promise<void> {
      people += 1;
      const at = clock.now();
      await commit((tx) =>
        affectedRows(
          tx,
          `insert into imported_purchases (merchant_id, id, channel, number, member_id, bought_at, paid_fen,
             refunded_fen, lines, imported_at) values (?, ?, 'pos', ?, ?, ?, 100, 100, '[]', ?)`,
          [MERCHANT, `old_${people}`, `no-${people}`, memberId, at, at],
        ),
      );
    },
    claim(memberId: MemberId, templateId: string, key?: string) {
      keys += 1;
      const request = { owner: memberId, key: key ?? `claim-key-${keys}`, requestHash: templateId };
      return own.claim(MERCHANT, memberId, templateId, request);
    },
    exchange(memberId: MemberId, code: string) {
      keys += 1;
      const request = { owner: memberId, key: `exchange-key-${keys}`, requestHash: code };
      return own.exchange(MERCHANT, memberId, code, request);
    },
    offer: (memberId: MemberId, couponId: string) =>
      passes.offer(MERCHANT, memberId, couponId, request(memberId)),
    take: (memberId: MemberId, token: string) => passes.take(MERCHANT, memberId, token, request(memberId)),
    callBack: (memberId: MemberId, couponId: string) => passes.callBack(MERCHANT, memberId, couponId),
    scan: (memberId: MemberId, scene: string) => own.scan(MERCHANT, memberId, scene, request(memberId)),
    lock: (memberId: MemberId, couponId: string, orderId: string, limited: LimitedPieces = []) =>
      commit((tx) =>
        orders.lock(tx, MERCHANT, {
          ...{ memberId, couponIds: couponId === '' ? [] : [couponId], orderId: orderId as OrderId },
          ...{ until: clock.now() + 900_000, limited },
        }),
      ),
    use: (orderId: string) => commit((tx) => orders.use(tx, MERCHANT, orderId as OrderId)),
    unlock: (orderId: string, reason: 'cancelled' | 'timed_out' | 'refunded') =>
      commit((tx) => orders.unlock(tx, MERCHANT, orderId as OrderId, reason)),
    async state(couponId: string) {
      const found = await coupons.get(MERCHANT, couponId);
      return found?.coupon;
    },
    async deliver(): Promise<void> {
      while ((await house.relay.deliverWaiting()) > 0);
    },
    async job(name: string): Promise<void> {
      const found = house.jobs.find((job) => job.name === name);
      if (found === undefined) throw new Error(`There is no job ${name}`);
      await found.run();
    },
    close: () => house.close(),
  };
}

type LimitedPieces = readonly { promotionId: string; skuId: SkuId; quantity: number }[];

export type MarketingHouse = Awaited<ReturnType<typeof marketingHouse>>;
