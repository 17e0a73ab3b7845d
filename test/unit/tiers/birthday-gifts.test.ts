import type { EpochMs, MemberId, MerchantId } from '#kernel';
import { type BirthdayStore, birthdays } from '../../../modules/tiers/app/birthdays.ts';

const POINTS = 66;

interface Told {
  readonly merchantId: string;
  readonly memberId: string;
  readonly day: string;
  readonly toldAt: EpochMs;
  giftYear: number;
}

const at = (day: string): EpochMs => Date.parse(`${day}T09:00:00+08:00`);
const told = (memberId: string, day: string, more: Partial<Told> = {}): Told => ({
  ...{ merchantId: 'mch_a', memberId, day, toldAt: 0, giftYear: 0, ...more },
});

/** Who told what, and whose gift fails; answers with what was given on `now`, and what the job said. */
async function giftsOn(
  now: string,
  all: readonly Told[],
  fails: (memberId: MemberId) => boolean = () => false,
) {
  const of = (merchantId: MerchantId, memberId: MemberId) =>
    all.find((one) => one.merchantId === merchantId && one.memberId === memberId);
  const store: Pick<BirthdayStore, 'waiting' | 'merchants' | 'claimYear'> = {
    merchants: async () => [...new Set(all.map(({ merchantId }) => merchantId as MerchantId))],
    waiting: async (merchantId, { indexes, year, toldBefore }, after, limit) =>
      all
        .filter((one) => one.merchantId === merchantId && indexes.includes(one.day) && one.giftYear < year)
        .filter(({ toldAt, memberId }) => toldAt < toldBefore && memberId > after)
        .map(({ memberId }) => memberId as MemberId)
        .sort()
        .slice(0, limit),
    async claimYear(_tx, merchantId, memberId, year) {
      const one = of(merchantId, memberId);
      if (one === undefined || one.giftYear >= year) return false;
      one.giftYear = year;
      return true;
    },
  };
  const given: string[] = [];
  const tierOf = async (_merchantId: MerchantId, memberId: MemberId) => {
    if (fails(memberId)) throw new Error('her level cannot be read');
    return { tier: { benefits: { birthdayPoints: POINTS } } };
  };
  const { giveGifts } = birthdays({
    ...{ store: store as BirthdayStore, tierOf: tierOf as never, giveCoupon: async () => 'given' },
    unitOfWork: { run: async (work: (tx: never) => Promise<unknown>) => work({} as never) } as never,
    points: {
      earn: async (_tx: never, _shop: MerchantId, gift: { bizId: string }) => void given.push(gift.bizId),
    } as never,
    vault: { blindIndex: (_shop: MerchantId, _field: string, name: string) => name } as never,
    clock: { now: () => at(now) },
  });
  const said = await giveGifts().catch((failure: unknown) => failure);
  return { given, said };
}

test('a gift that cannot be given keeps nobody else’s back, in her shop or the next, and is told at the end (MEM-05)', async () => {
  const unlucky = Array.from({ length: 200 }, (_, n) => `mbr_${String(n).padStart(3, '0')}`);
  const all = [...unlucky, 'mbr_999'].map((memberId) => told(memberId, '11-22'));
  const next = told('mbr_other', '11-22', { merchantId: 'mch_b' });
  const { given, said } = await giftsOn('2026-11-22', [...all, next], (memberId) =>
    unlucky.includes(memberId),
  );
  expect(given).toEqual(['mbr_999:2026', 'mbr_other:2026']);
  expect(said).toBeInstanceOf(AggregateError);
  expect((said as AggregateError).errors).toHaveLength(unlucky.length);
});

test('a day on which nothing ran is made good for two days, once, for who had told it in time (MEM-05)', async () => {
  const all = [
    told('today', '11-22', { toldAt: at('2026-11-22') }),
    told('missed', '11-20'),
    told('had', '11-21', { giftYear: 2026 }),
    told('too_late', '11-19'),
    told('told_afterwards', '11-21', { toldAt: at('2026-11-22') }),
  ];
  const { given, said } = await giftsOn('2026-11-22', all);
  expect(given).toEqual(['today:2026', 'missed:2026']);
  expect(said).toBe(2);
  expect((await giftsOn('2026-11-22', all)).given).toEqual([]);
});

test('a gift of the last days of December is that of the old year (MEM-05)', async () => {
  const all = [told('december', '12-31', { giftYear: 2025 }), told('had', '12-31', { giftYear: 2026 })];
  expect((await giftsOn('2027-01-02', all)).given).toEqual(['december:2026']);
});
