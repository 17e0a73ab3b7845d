import {
  AppError,
  businessDayStart,
  type Clock,
  DAY_MS,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type Tx,
  token,
  type UnitOfWork,
} from '#kernel';
import type { Points } from '#modules/points';
import type { Vault } from '#modules/privacy';
import { type Birthday, birthdayNamed, keptOn, nameOf, requireBirthday } from '../domain/birthday.ts';
import type { Tiers } from '../tokens.ts';

/** A coupon that a level gives; marketing stands above and brings it. Repeatable by `givenFor`; none left is no failure. */
export type GiveTierCoupon = (
  tx: Tx,
  merchantId: MerchantId,
  gift: {
    readonly memberId: MemberId;
    readonly templateId: string;
    readonly by: 'birthday' | 'tier';
    readonly givenFor: string;
    readonly at: EpochMs;
  },
) => Promise<'given' | 'none_left' | 'unknown'>;
export const GIVE_TIER_COUPON = token<GiveTierCoupon>('GiveTierCoupon');

const MEMBERS_PER_LOOK_MAX = 200;
/** Today, and the days before on which the job may have stood still. */
const DAYS_LOOKED_AT = 3;

export interface BirthdayStore {
  find(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined>;
  put(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    told: { readonly sealed: string; readonly dayIndex: string; readonly at: EpochMs },
  ): Promise<void>;
  /** Who told one of these days in time and has had nothing for `year`, by their numbers, those after `after`. */
  waiting(
    merchantId: MerchantId,
    day: { readonly indexes: readonly string[]; readonly year: number; readonly toldBefore: EpochMs },
    after: string,
    limit: number,
  ): Promise<readonly MemberId[]>;
  merchants(): Promise<readonly MerchantId[]>;
  /** false = she has had her gift of that year. */
  claimYear(tx: Tx, merchantId: MerchantId, memberId: MemberId, year: number): Promise<boolean>;
}

/** Her birthday, told by herself, and what her level gives on it: once a year, whatever day she tells next (MEM-05). */
export interface Birthdays {
  of(merchantId: MerchantId, memberId: MemberId): Promise<Birthday | null>;
  tell(merchantId: MerchantId, memberId: MemberId, birthday: Birthday): Promise<void>;
  giveGifts(): Promise<number>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: BirthdayStore;
  readonly tierOf: Tiers['tierOf'];
  readonly points: Pick<Points, 'earn'>;
  readonly giveCoupon: GiveTierCoupon;
  readonly vault: Vault;
  readonly clock: Clock;
}

export function birthdays({ unitOfWork, store, tierOf, points, giveCoupon, vault, clock }: Parts): Birthdays {
  /** What failed for one of them goes to `failures`: the others have their birthday as well. */
  async function giveOn(
    day: EpochMs,
    merchantId: MerchantId,
    at: EpochMs,
    failures: unknown[],
  ): Promise<number> {
    const { year, names } = keptOn(day);
    const indexes = names.map((name) => vault.blindIndex(merchantId, 'birthday', name));
    const wanted = { indexes, year, toldBefore: businessDayStart(day) + DAY_MS };
    let given = 0;
    for (let after = ''; ; ) {
      const waiting = await store.waiting(merchantId, wanted, after, MEMBERS_PER_LOOK_MAX);
      for (const memberId of waiting)
        try {
          await give(merchantId, memberId, year, at);
          given += 1;
        } catch (failure) {
          failures.push(failure);
        }
      const last = waiting.at(-1);
      if (last === undefined || waiting.length < MEMBERS_PER_LOOK_MAX) return given;
      after = last;
    }
  }

  async function give(merchantId: MerchantId, memberId: MemberId, year: number, at: EpochMs): Promise<void> {
    const benefits = (await tierOf(merchantId, memberId))?.tier.benefits;
    await unitOfWork.run(async (tx) => {
      if (!(await store.claimYear(tx, merchantId, memberId, year)) || benefits === undefined) return;
      const bizId = `${memberId}:${year}`;
      if (benefits.birthdayPoints > 0)
        await points.earn(tx, merchantId, {
          ...{
            memberId,
            source: 'birthday',
            bizType: 'tiers.birthday',
            bizId,
            amount: benefits.birthdayPoints,
            at,
          },
        });
      for (const templateId of benefits.birthdayCoupons ?? [])
        await giveCoupon(tx, merchantId, {
          ...{ memberId, templateId, by: 'birthday', givenFor: `birthday:${bizId}:${templateId}`, at },
        });
    });
  }

  return {
    async of(merchantId, memberId) {
      const sealed = await store.find(merchantId, memberId);
      if (sealed === undefined) return null;
      const name = await vault.open(merchantId, memberId, 'birthday', sealed, 'account.own');
      return name === null ? null : birthdayNamed(name);
    },
    async tell(merchantId, memberId, birthday) {
      requireBirthday(birthday);
      const name = nameOf(birthday);
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const sealed = await vault.seal(tx, merchantId, memberId, 'birthday', name);
        const dayIndex = vault.blindIndex(merchantId, 'birthday', name);
        await store.put(tx, merchantId, memberId, { sealed, dayIndex, at });
      });
    },
    async giveGifts() {
      const at = clock.now();
      const failures: unknown[] = [];
      let given = 0;
      for (const merchantId of await store.merchants())
        for (let ago = 0; ago < DAYS_LOOKED_AT; ago += 1)
          given += await giveOn(at - ago * DAY_MS, merchantId, at, failures);
      if (failures.length > 0) throw new AggregateError(failures, 'some birthday gifts could not be given');
      return given;
    },
  };
}

/** 专享券: a coupon of her level or one below, once. */
export type ClaimTierCoupon = (
  merchantId: MerchantId,
  memberId: MemberId,
  templateId: string,
) => Promise<void>;

export function claimTierCoupon(
  unitOfWork: UnitOfWork,
  offered: (merchantId: MerchantId, memberId: MemberId) => Promise<readonly string[]>,
  giveCoupon: GiveTierCoupon,
  clock: Clock,
): ClaimTierCoupon {
  return async (merchantId, memberId, templateId) => {
    if (!(await offered(merchantId, memberId)).includes(templateId))
      throw new AppError('not_found', 'tiers.no_such_coupon', '你的等级没有这张专享券');
    const gift = { memberId, templateId, by: 'tier', givenFor: `tier:${memberId}:${templateId}` } as const;
    const outcome = await unitOfWork.run((tx) => giveCoupon(tx, merchantId, { ...gift, at: clock.now() }));
    if (outcome !== 'given') throw new AppError('conflict', 'tiers.coupon_gone', '这张专享券已领取或已领完');
  };
}
