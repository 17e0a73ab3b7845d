import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import {
  ANSWER_BOOK,
  bps,
  CLOCK,
  HOUR_MS,
  IDS,
  type MemberId,
  type MerchantId,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBER_TIER, MEMBER_TIERS } from '#modules/catalog';
import { MEMBERS } from '#modules/members';
import { POINTS, POINTS_MULTIPLIER } from '#modules/points';
import { VAULT } from '#modules/privacy';
import { type Birthdays, birthdays, claimTierCoupon, GIVE_TIER_COUPON } from './app/birthdays.ts';
import { type TierDesk, tierDesk } from './app/desk.ts';
import { FREE_SHIPPINGS, freeShippings } from './app/free-shippings.ts';
import { type GrowthParts, growth, growthByActs } from './app/growth.ts';
import { importTiers } from './app/import-tiers.ts';
import { keepLevel, levelNamed } from './app/keep-level.ts';
import type { TierReads, TierRuleBook } from './app/ports.ts';
import { type PurchaseGrowth, purchaseGrowth } from './app/purchases.ts';
import { tierReactions } from './app/reactions.ts';
import { type ReadTier, readTier } from './app/read-tier.ts';
import { tierOf, tiersOf } from './app/tier-of.ts';
import { benefitsOfMember, withBenefits } from './db/benefits-of-member.ts';
import { sqlBirthdays } from './db/sql-birthdays.ts';
import { sqlFreeShippings } from './db/sql-free-shippings.ts';
import { sqlStandings } from './db/sql-standings.ts';
import { sqlTierPurchases } from './db/sql-tier-purchases.ts';
import { sqlTierReads, sqlTierRuleBook } from './db/sql-tier-reads.ts';
import { tierTables } from './db/tier-tables.ts';
import { tiersOfMember } from './db/tiers-of-member.ts';
import { benefitRoutes } from './http/benefit-routes.ts';
import { tierRoutes } from './http/tier-routes.ts';
import {
  TIER_CARD,
  TIER_HANDLERS,
  TIER_IMPORT,
  TIER_JOBS,
  TIER_MEMBER_DATA,
  TIER_ROUTES,
  TIERS,
  type Tiers,
} from './tokens.ts';

const ONCE_BPS = 10_000;

const GROWTH_PARTS = token<GrowthParts>('GrowthParts');
const RULE_BOOK = token<TierRuleBook>('TierRuleBook');
const TIER_READS = token<TierReads>('TierReads');
const TIER_OF = token<Tiers['tierOf']>('TierOf');
const PURCHASE_GROWTH = token<PurchaseGrowth>('PurchaseGrowth');
const DESK = token<TierDesk>('TierDesk');
const BIRTHDAYS = token<Birthdays>('Birthdays');
const READ_TIER = token<ReadTier>('ReadTier');

const wiring = new ContainerModule(({ bind }) => {
  bind(RULE_BOOK).toResolvedValue(sqlTierRuleBook, [READS]).inSingletonScope();
  bind(TIER_READS).toResolvedValue(sqlTierReads, [READS]).inSingletonScope();
  bind(GROWTH_PARTS)
    .toResolvedValue(
      (rules, ids, members) => ({ standings: sqlStandings, rules, ids, members }),
      [RULE_BOOK, IDS, MEMBERS],
    )
    .inSingletonScope();
  bind(TIER_OF).toResolvedValue(tierOf, [TIER_READS, CLOCK]).inSingletonScope();
  bind(PURCHASE_GROWTH)
    .toResolvedValue(
      (parts) => purchaseGrowth({ ...parts, purchases: sqlTierPurchases, grow: growth(parts) }),
      [GROWTH_PARTS],
    )
    .inSingletonScope();
  bind(TIERS)
    .toResolvedValue(
      (of, reads, parts, { paid, settled, refunded }, clock) => ({
        ...{ tierOf: of, paid, settled, refunded, act: growthByActs(parts.rules, growth(parts)) },
        keepLevel: keepLevel(parts),
        named: levelNamed(parts.rules),
        levels: (merchantId, members) => reads.levels(merchantId, members, clock.now()),
      }),
      [TIER_OF, TIER_READS, GROWTH_PARTS, PURCHASE_GROWTH, CLOCK],
    )
    .inSingletonScope();
  bind(TIER_IMPORT)
    .toResolvedValue((parts) => importTiers(parts, sqlTierPurchases), [GROWTH_PARTS])
    .inSingletonScope();
  // Catalogue and points know nobody: what a level gives is brought to them (REC-06: published terms, no profile).
  bind(MEMBER_TIER)
    .toResolvedValue(
      (of) => async (merchantId, memberId) => {
        const found = await of(merchantId, memberId);
        if (found === null) return null;
        return { level: found.tier.level, discountBps: bps(found.tier.benefits.discountBps) };
      },
      [TIER_OF],
    )
    .inSingletonScope();
  bind(MEMBER_TIERS).toResolvedValue(tiersOf, [TIER_READS, RULE_BOOK, CLOCK]).inSingletonScope();
  bind(POINTS_MULTIPLIER)
    .toResolvedValue(
      (of) => async (merchantId, memberId) =>
        (await of(merchantId, memberId))?.tier.benefits.pointsMultiplierBps ?? ONCE_BPS,
      [TIER_OF],
    )
    .inSingletonScope();
  bind(DESK)
    .toResolvedValue(
      (unitOfWork, answers, audit, members, rules, reads, clock) =>
        tierDesk({ unitOfWork, answers, audit, members, rules, standings: sqlStandings, reads, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, MEMBERS, RULE_BOOK, TIER_READS, CLOCK],
    )
    .inSingletonScope();
  bind(READ_TIER).toResolvedValue(readTier, [TIER_OF, TIER_READS, MEMBERS]).inSingletonScope();
  bind(FREE_SHIPPINGS)
    .toResolvedValue((of, reads) => freeShippings(of, sqlFreeShippings(reads)), [TIER_OF, READS])
    .inSingletonScope();
  bind(BIRTHDAYS)
    .toResolvedValue(
      (unitOfWork, reads, of, points, giveCoupon, vault, clock) =>
        birthdays({ unitOfWork, store: sqlBirthdays(reads), tierOf: of, points, giveCoupon, vault, clock }),
      [UNIT_OF_WORK, READS, TIER_OF, POINTS, GIVE_TIER_COUPON, VAULT, CLOCK],
    )
    .inSingletonScope();
  bind(TIER_ROUTES)
    .toResolvedValue(
      (read, desk, book, shippings, days, of, unitOfWork, giveCoupon, clock) => {
        const offered = couponsOfLevel(book, of);
        return [
          ...tierRoutes(read, desk, (merchantId) => book.rules(merchantId)),
          ...benefitRoutes(shippings, days, claimTierCoupon(unitOfWork, offered, giveCoupon, clock), clock),
        ];
      },
      [
        ...([READ_TIER, DESK, RULE_BOOK, FREE_SHIPPINGS, BIRTHDAYS, TIER_OF] as const),
        ...([UNIT_OF_WORK, GIVE_TIER_COUPON, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(TIER_HANDLERS)
    .toResolvedValue(
      (unitOfWork, members, purchases, { act }) => tierReactions(unitOfWork, members, purchases, act),
      [UNIT_OF_WORK, MEMBERS, PURCHASE_GROWTH, TIERS],
    )
    .inSingletonScope();
  bind(TIER_JOBS)
    .toResolvedValue(
      (desk, days) => [
        { name: 'tiers.re_evaluate', everyMs: HOUR_MS, run: () => desk.reEvaluate() },
        { name: 'tiers.birthday_gifts', everyMs: HOUR_MS, run: () => days.giveGifts() },
      ],
      [DESK, BIRTHDAYS],
    )
    .inSingletonScope();
  bind(TIER_MEMBER_DATA)
    .toResolvedValue(
      (reads, book, vault) =>
        withBenefits(tiersOfMember(reads, sqlStandings, book), benefitsOfMember(reads, vault)),
      [READS, RULE_BOOK, VAULT],
    )
    .inSingletonScope();
  bind(TIER_CARD)
    .toResolvedValue(
      (of) => ({
        async cardOf(merchantId, memberId) {
          const found = await of(merchantId, memberId);
          return found === null ? {} : { tier: { level: found.tier.level, name: found.tier.name } };
        },
      }),
      [TIER_OF],
    )
    .inSingletonScope();
});

/** Exclusive coupons of her level and of all below it. */
function couponsOfLevel(book: TierRuleBook, of: Tiers['tierOf']) {
  return async (merchantId: MerchantId, memberId: MemberId): Promise<readonly string[]> => {
    const [rules, found] = await Promise.all([book.rules(merchantId), of(merchantId, memberId)]);
    const level = found?.tier.level ?? 0;
    return rules?.tiers.slice(0, level).flatMap(({ benefits }) => benefits.coupons) ?? [];
  };
}

/** Levels of members, from what they bought and kept. */
export const tiersFeature: Feature = {
  name: 'tiers',
  wiring,
  tables: tierTables,
  routes: TIER_ROUTES,
  handlers: TIER_HANDLERS,
  jobs: TIER_JOBS,
  memberData: TIER_MEMBER_DATA,
  memberCard: TIER_CARD,
};
