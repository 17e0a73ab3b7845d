import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { CodeReader, Feature } from '#feature';
import { ANSWER_BOOK, CLOCK, IDS, KEYED_HASH, RANDOM, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { MEMBERS } from '#modules/members';
import { STORES } from '#modules/stores';
import { FREE_SHIPPINGS, GIVE_TIER_COUPON } from '#modules/tiers';
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
import { sqlPromotions } from './db/sql-promotions.ts';
import { sqlSoldPrices, sweepSoldPrices } from './db/sql-sold-prices.ts';
import { sqlTemplates } from './db/sql-templates.ts';
import { consoleCouponRoutes } from './http/console-coupon-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import { previewRoutes } from './http/preview-routes.ts';
import { promotionRoutes } from './http/promotion-routes.ts';
import { tillRoutes } from './http/till-routes.ts';
import {
  COUPONS,
  HAS_BOUGHT,
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
const COUPON_READERS = token<readonly CodeReader[]>('CouponReaders');
const WALLET = token<Wallet>('Wallet');
const MEMBER_COUPONS = token<MemberCoupons>('MemberCoupons');
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
        withTierShipping(orderCoupons({ coupons, pieces: sqlLimitedPieces, clock }), shippings),
      [COUPON_STORE, CLOCK, FREE_SHIPPINGS],
    )
    .inSingletonScope();
  bind(GIVE_TIER_COUPON)
    .toResolvedValue(givingTierCoupons, [TEMPLATE_STORE, COUPON_STORE, GIVE_COUPON])
    .inSingletonScope();
  bind(WALLET)
    .toResolvedValue(
      (templates, coupons, hash, clock) => wallet({ templates, coupons, hash, clock }),
      [TEMPLATE_STORE, COUPON_STORE, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(MEMBER_COUPONS)
    .toResolvedValue(
      (unitOfWork, answers, templates, give, hash, clock, ids) =>
        memberCoupons({ unitOfWork, answers, templates, codes: sqlExchangeCodes, give, hash, clock, ids }),
      [UNIT_OF_WORK, ANSWER_BOOK, TEMPLATE_STORE, GIVE_COUPON, KEYED_HASH, CLOCK, IDS],
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
      (unitOfWork, answers, audit, templates, coupons, members, give, hash, clock, ids, random) =>
        issueDesk({
          ...{ unitOfWork, answers, audit, templates, coupons, codes: sqlExchangeCodes, members },
          ...{ give, hash, clock, ids, random },
        }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, TEMPLATE_STORE, COUPON_STORE, MEMBERS] as const),
        ...([GIVE_COUPON, KEYED_HASH, CLOCK, IDS, RANDOM] as const),
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
      (ownWallet, own, tills, templates, desk, issues, promotions, promotionsDesk, clock, catalog) => [
        ...memberRoutes(ownWallet, own),
        ...tillRoutes(tills),
        ...consoleCouponRoutes(templates, desk, issues),
        ...promotionRoutes(promotions, promotionsDesk, clock),
        ...previewRoutes(previewOffer(catalog, clock)),
      ],
      [
        ...([WALLET, MEMBER_COUPONS, REDEMPTIONS, TEMPLATE_STORE, TEMPLATE_DESK, ISSUE_DESK] as const),
        ...([PROMOTION_STORE, PROMOTION_DESK, CLOCK, CATALOG] as const),
      ],
    )
    .inSingletonScope();
  bind(MARKETING_HANDLERS)
    .toResolvedValue(
      (unitOfWork, templates, give, hasBought) =>
        marketingReactions({ unitOfWork, templates, sold: sqlSoldPrices, give, hasBought }),
      [UNIT_OF_WORK, TEMPLATE_STORE, GIVE_COUPON, HAS_BOUGHT],
    )
    .inSingletonScope();
  bind(MARKETING_JOBS).toResolvedValue(couponUpkeep, [UNIT_OF_WORK, COUPON_STORE, CLOCK]).inSingletonScope();
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
  sweeps: [sweepSoldPrices],
  codeReaders: COUPON_READERS,
};
