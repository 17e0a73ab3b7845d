import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { CodeReader, Feature, MemberCardFacts } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, KEYED_HASH, RANDOM, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG, PROMOTION_LABELS } from '#modules/catalog';
import { MEMBERS, SHARE_CODE } from '#modules/members';
import { STORES } from '#modules/stores';
import { FREE_SHIPPINGS, GIVE_TIER_COUPON } from '#modules/tiers';
import { couponCard } from './app/coupon-card.ts';
import { couponGifts } from './app/coupon-gifts.ts';
import { type CouponPasses, couponPasses } from './app/coupon-passes.ts';
import { makingScenes, type SceneStore } from './app/coupon-scenes.ts';
import type { OffersChanged } from './app/events.ts';
import { type GiveCoupon, givingCoupons } from './app/give-coupon.ts';
import { type IssueDesk, issueDesk } from './app/issue-desk.ts';
import { marketingImport } from './app/marketing-import.ts';
import { type MemberCoupons, memberCoupons } from './app/member-coupons.ts';
import { offersForBaskets } from './app/offers.ts';
import { orderCoupons } from './app/order-coupons.ts';
import type { CouponStore, TemplateStore } from './app/ports.ts';
import { previewOffer } from './app/preview-offer.ts';
import { priceWitness } from './app/price-evidence.ts';
import { type PromotionDesk, promotionDesk } from './app/promotion-desk.ts';
import { promotionLabels, type RememberedLabels } from './app/promotion-labels.ts';
import type { PromotionStore } from './app/promotion-ports.ts';
import { marketingReactions } from './app/reactions.ts';
import { couponReader } from './app/read-coupon.ts';
import { type Redemptions, redemptions } from './app/redeem.ts';
import { type TemplateDesk, templateDesk } from './app/template-desk.ts';
import { givingTierCoupons, withTierShipping } from './app/tier-gifts.ts';
import { couponUpkeep } from './app/upkeep.ts';
import { type Wallet, wallet } from './app/wallet.ts';
import { marketingOfMember } from './db/marketing-of-member.ts';
import { marketingTables } from './db/marketing-tables.ts';
import { sqlCouponSteps } from './db/sql-coupon-steps.ts';
import { sqlCoupons } from './db/sql-coupons.ts';
import { sqlExchangeCodes } from './db/sql-exchange-codes.ts';
import { sqlLimitedPieces } from './db/sql-limited-pieces.ts';
import { sqlPasses, sweepPasses } from './db/sql-passes.ts';
import { sqlPayGifts } from './db/sql-pay-gifts.ts';
import { sqlPromotions } from './db/sql-promotions.ts';
import { sqlScenes } from './db/sql-scenes.ts';
import { sqlSoldPrices, sweepSoldPrices } from './db/sql-sold-prices.ts';
import { sqlTemplates } from './db/sql-templates.ts';
import { consoleCouponRoutes } from './http/console-coupon-routes.ts';
import { givingRoutes } from './http/giving-routes.ts';
import { labelRoutes } from './http/label-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import { previewRoutes } from './http/preview-routes.ts';
import { promotionRoutes } from './http/promotion-routes.ts';
import { sceneRoutes } from './http/scene-routes.ts';
import { tillRoutes } from './http/till-routes.ts';
import {
  BOUGHT_ELSEWHERE,
  COUPON_GIFTS,
  COUPONS,
  EVER_BOUGHT,
  HAS_BOUGHT,
  type HasBought,
  MARKETING_HANDLERS,
  MARKETING_IMPORT,
  MARKETING_JOBS,
  MARKETING_MEMBER_DATA,
  MARKETING_ROUTES,
  OFFERS,
} from './tokens.ts';

const TEMPLATE_STORE = token<TemplateStore>('TemplateStore');
const COUPON_STORE = token<CouponStore>('CouponStore');
const PROMOTION_STORE = token<PromotionStore>('PromotionStore');
const GIVE_COUPON = token<GiveCoupon>('GiveCoupon');
const COUPON_CARD = token<MemberCardFacts>('CouponCard');
const COUPON_READERS = token<readonly CodeReader[]>('CouponReaders');
const LABELS = token<RememberedLabels>('RememberedLabels');
const WALLET = token<Wallet>('Wallet');
const MEMBER_COUPONS = token<MemberCoupons>('MemberCoupons');
const SCENES = token<SceneStore>('SceneStore');
const PASSES = token<CouponPasses>('CouponPasses');
const GIVING_ROUTES = token<readonly Route[]>('GivingRoutes');
const REDEMPTIONS = token<Redemptions>('Redemptions');
const TEMPLATE_DESK = token<TemplateDesk>('TemplateDesk');
const ISSUE_DESK = token<IssueDesk>('IssueDesk');
const PROMOTION_DESK = token<PromotionDesk>('PromotionDesk');

const wiring = new ContainerModule(({ bind }) => {
  bind(TEMPLATE_STORE).toResolvedValue(sqlTemplates, [READS]).inSingletonScope();
  bind(COUPON_STORE)
    .toResolvedValue((reads) => ({ ...sqlCouponSteps, ...sqlCoupons(reads) }), [READS])
    .inSingletonScope();
  bind(PROMOTION_STORE).toResolvedValue(sqlPromotions, [READS]).inSingletonScope();
  bind(GIVE_COUPON)
    .toResolvedValue(
      (templates, coupons, ids, random) => givingCoupons({ templates, coupons, ids, random }),
      [TEMPLATE_STORE, COUPON_STORE, IDS, RANDOM],
    )
    .inSingletonScope();
  bind(OFFERS)
    .toResolvedValue(
      (promotions, coupons, catalog, shippings) =>
        offersForBaskets({ promotions, coupons, catalog, shippings }),
      [PROMOTION_STORE, COUPON_STORE, CATALOG, FREE_SHIPPINGS],
    )
    .inSingletonScope();
  bind(COUPONS)
    .toResolvedValue(
      (coupons, clock, shippings) =>
        withTierShipping(
          orderCoupons({ coupons, pieces: sqlLimitedPieces, gifts: sqlPayGifts, clock }),
          shippings,
        ),
      [COUPON_STORE, CLOCK, FREE_SHIPPINGS],
    )
    .inSingletonScope();
  bind(GIVE_TIER_COUPON)
    .toResolvedValue(givingTierCoupons, [TEMPLATE_STORE, COUPON_STORE, GIVE_COUPON])
    .inSingletonScope();
  bind(COUPON_GIFTS).toResolvedValue(couponGifts, [TEMPLATE_STORE, GIVE_COUPON, CLOCK]).inSingletonScope();
  bind(LABELS)
    .toResolvedValue(
      (promotions, templates, catalog, clock) => promotionLabels({ promotions, templates, catalog, clock }),
      [PROMOTION_STORE, TEMPLATE_STORE, CATALOG, CLOCK],
    )
    .inSingletonScope();
  bind(PROMOTION_LABELS)
    .toResolvedValue((labels) => labels, [LABELS])
    .inSingletonScope();
  bind(WALLET)
    .toResolvedValue(
      (templates, coupons, hash, clock) => wallet({ templates, coupons, hash, clock }),
      [TEMPLATE_STORE, COUPON_STORE, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(EVER_BOUGHT)
    .toResolvedValue(
      (here, elsewhere): HasBought =>
        async (merchantId, memberId) =>
          (await here(merchantId, memberId)) || elsewhere(merchantId, memberId),
      [HAS_BOUGHT, BOUGHT_ELSEWHERE],
    )
    .inSingletonScope();
  bind(SCENES).toResolvedValue(sqlScenes, [READS]).inSingletonScope();
  bind(MEMBER_COUPONS)
    .toResolvedValue(
      (unitOfWork, answers, templates, scenes, hasBought, give, hash, clock, ids) =>
        memberCoupons({
          ...{ unitOfWork, answers, templates, codes: sqlExchangeCodes, scenes, hasBought },
          ...{ give, hash, clock, ids },
        }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, TEMPLATE_STORE, SCENES, EVER_BOUGHT, GIVE_COUPON] as const),
        ...([KEYED_HASH, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(PASSES)
    .toResolvedValue(
      (unitOfWork, answers, coupons, hasBought, hash, clock, ids, random) =>
        couponPasses({
          ...{ unitOfWork, answers, coupons, passes: sqlPasses, hasBought, hash, clock, ids, random },
        }),
      [UNIT_OF_WORK, ANSWER_BOOK, COUPON_STORE, EVER_BOUGHT, KEYED_HASH, CLOCK, IDS, RANDOM],
    )
    .inSingletonScope();
  bind(GIVING_ROUTES)
    .toResolvedValue(
      (own, passes, scenes, shareCode, templates, unitOfWork, answers, audit, clock, random) => [
        ...givingRoutes({ own, passes }),
        ...sceneRoutes({
          ...{ scenes, shareCode },
          makeScene: makingScenes({ unitOfWork, answers, audit, templates, scenes, clock, random }),
        }),
      ],
      [
        ...([MEMBER_COUPONS, PASSES, SCENES, SHARE_CODE, TEMPLATE_STORE, UNIT_OF_WORK] as const),
        ...([ANSWER_BOOK, AUDIT, CLOCK, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(REDEMPTIONS)
    .toResolvedValue(
      (unitOfWork, answers, audit, coupons, hash, clock) =>
        redemptions({ unitOfWork, answers, audit, coupons, hash, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, COUPON_STORE, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(TEMPLATE_DESK)
    .toResolvedValue(
      (unitOfWork, answers, audit, templates, clock, ids) =>
        templateDesk({ unitOfWork, answers, audit, templates, clock, ids }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, TEMPLATE_STORE, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(ISSUE_DESK)
    .toResolvedValue(
      (unitOfWork, answers, audit, templates, coupons, members, hasBought, give, hash, clock, ids, random) =>
        issueDesk({
          ...{ unitOfWork, answers, audit, templates, coupons, codes: sqlExchangeCodes, members },
          ...{ hasBought, give, hash, clock, ids, random },
        }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, TEMPLATE_STORE, COUPON_STORE, MEMBERS] as const),
        ...([EVER_BOUGHT, GIVE_COUPON, KEYED_HASH, CLOCK, IDS, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(PROMOTION_DESK)
    .toResolvedValue(
      (unitOfWork, answers, audit, promotions, catalog, stores, clock, ids) => {
        const witness = priceWitness(sqlSoldPrices, catalog, stores);
        return promotionDesk({ unitOfWork, answers, audit, promotions, witness, clock, ids });
      },
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, PROMOTION_STORE, CATALOG, STORES, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(MARKETING_IMPORT)
    .toResolvedValue(marketingImport, [TEMPLATE_STORE, PROMOTION_STORE])
    .inSingletonScope();
  bind(MARKETING_ROUTES)
    .toResolvedValue(
      (
        ownWallet,
        own,
        tills,
        templates,
        desk,
        issues,
        promotions,
        promotionsDesk,
        clock,
        catalog,
        labels,
        giving,
      ) => [
        ...memberRoutes(ownWallet, own),
        ...tillRoutes(tills),
        ...consoleCouponRoutes(templates, desk, issues),
        ...promotionRoutes(promotions, promotionsDesk, clock),
        ...previewRoutes(previewOffer(catalog, clock)),
        ...labelRoutes(labels, catalog, clock),
        ...giving,
      ],
      [
        ...([WALLET, MEMBER_COUPONS, REDEMPTIONS, TEMPLATE_STORE, TEMPLATE_DESK, ISSUE_DESK] as const),
        ...([PROMOTION_STORE, PROMOTION_DESK, CLOCK, CATALOG, LABELS, GIVING_ROUTES] as const),
      ],
    )
    .inSingletonScope();
  bind(MARKETING_HANDLERS)
    .toResolvedValue(
      (unitOfWork, templates, give, hasBought, labels, members): readonly EventHandler[] => [
        ...marketingReactions({
          unitOfWork,
          templates,
          sold: sqlSoldPrices,
          give,
          hasBought,
          gifts: sqlPayGifts,
          members,
        }),
        {
          name: 'marketing.forget_labels',
          types: ['marketing.offers_changed'],
          everyProcess: true,
          deliver: async ({ event }) => labels.forget((event as OffersChanged).merchantId),
        },
      ],
      [UNIT_OF_WORK, TEMPLATE_STORE, GIVE_COUPON, EVER_BOUGHT, LABELS, MEMBERS],
    )
    .inSingletonScope();
  bind(MARKETING_JOBS)
    .toResolvedValue(
      (unitOfWork, coupons, clock) => couponUpkeep(unitOfWork, coupons, sqlPasses, clock),
      [UNIT_OF_WORK, COUPON_STORE, CLOCK],
    )
    .inSingletonScope();
  bind(COUPON_CARD).toResolvedValue(couponCard, [COUPON_STORE, CLOCK]).inSingletonScope();
  bind(COUPON_READERS)
    .toResolvedValue((redeem) => [couponReader(redeem)], [REDEMPTIONS])
    .inSingletonScope();
  bind(MARKETING_MEMBER_DATA).toResolvedValue(marketingOfMember, [READS]).inSingletonScope();
});

/** Promotions and coupons: what the shop offers, and what becomes of it. */
export const marketingFeature: Feature = {
  name: 'marketing',
  wiring,
  tables: marketingTables,
  routes: MARKETING_ROUTES,
  handlers: MARKETING_HANDLERS,
  jobs: MARKETING_JOBS,
  memberData: MARKETING_MEMBER_DATA,
  sweeps: [sweepSoldPrices, sweepPasses],
  codeReaders: COUPON_READERS,
  memberCard: COUPON_CARD,
};
