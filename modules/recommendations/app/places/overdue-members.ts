import { DAY_MS, type EpochMs, type MemberId, type MerchantId, type ProductId, type StoreId } from '#kernel';
import {
  chanceOfPurchase,
  corrected,
  fitNextPurchase,
  type Habit,
  type NextPurchaseModel,
  type ObservedHabit,
} from '#ml/recommendation';
import { type Overdue, overdue, visits } from '../../domain/buying-rhythm.ts';
import type { MemberPurchase, PlaceReads } from './ports.ts';

/** For how long ahead the next purchase is foretold, and how far back the model is checked. */
const HORIZON_DAYS = 30;
/** The head of the list; while it is collected twice as many are held, 1 KB each. */
const MEMBERS_MAX = 50_000;
/** Of whatever she buys, as many as are worth a message. */
const WISHES_MAX = 5;

export interface OverdueMember extends Overdue {
  readonly memberId: MemberId;
  /** Where she bought last. */
  readonly storeId: StoreId | null;
  /** Categories from which she will buy next, likeliest first; at least one. */
  readonly wishes: readonly Wish[];
}

export interface Wish {
  readonly category: string;
  /** Chance that she buys from it within 30 days, 0..1. */
  readonly chance: number;
}

interface Candidate extends Overdue {
  readonly memberId: MemberId;
  readonly storeId: StoreId | null;
  readonly habits: readonly Habit[];
}

export interface OverdueQuestion {
  readonly merchantId: MerchantId;
  readonly asOf: EpochMs;
  /** Whether the shop may write to her about it. */
  readonly mayAsk: (memberId: MemberId) => boolean;
  readonly categoryOf: (productId: ProductId) => string | undefined;
  /** Longer lists end here. */
  readonly membersMax?: number;
}

/**
 * Members who are late by their own rhythm, the least late first: they come back most easily. One pass over
 * all purchases; the chances come from everybody's habits, checked against the last 30 days.
 */
export async function overdueMembers(
  reads: PlaceReads,
  { merchantId, asOf, mayAsk, categoryOf, membersMax = MEMBERS_MAX }: OverdueQuestion,
): Promise<readonly OverdueMember[]> {
  const categories: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (productId: ProductId) => {
    const name = categoryOf(productId);
    if (name === undefined) return undefined;
    let number = numbers.get(name);
    if (number === undefined) {
      number = categories.push(name) - 1;
      numbers.set(name, number);
    }
    return number;
  };
  const before: Habit[] = [];
  const observed: ObservedHabit[] = [];
  let candidates: Candidate[] = [];
  const cut = asOf - HORIZON_DAYS * DAY_MS;
  for await (const purchases of byMember(reads.purchases(merchantId, asOf))) {
    const instants = byCategory(purchases, numberOf);
    for (const [category, own] of instants) {
      const habit = habitAt(category, own, cut);
      if (habit === undefined) continue;
      before.push(habit);
      observed.push({ ...habit, bought: own.some((at) => at > cut) });
    }
    const last = purchases.at(-1) as MemberPurchase;
    const late = mayAsk(last.memberId)
      ? overdue(
          purchases.map(({ at }) => at),
          asOf,
        )
      : undefined;
    if (late === undefined) continue;
    const habits = [...instants].flatMap(([category, own]) => habitAt(category, own, asOf) ?? []);
    candidates.push({ ...late, memberId: last.memberId, storeId: last.storeId, habits });
    if (candidates.length > 2 * membersMax) candidates = head(candidates, membersMax);
  }
  // Nobody has bought anything twice: there is no rhythm to be late by.
  if (observed.length === 0) return [];
  const model = corrected(fitNextPurchase(categories.length, before, HORIZON_DAYS), observed);
  return head(candidates, membersMax).flatMap(({ habits, ...member }) => {
    const wishes = likeliest(model, habits, categories);
    return wishes.length === 0 ? [] : [{ ...member, wishes }];
  });
}

/** The least late first. */
function head(candidates: readonly Candidate[], count: number): Candidate[] {
  return [...candidates]
    .sort((a, b) => a.ratio - b.ratio || (a.memberId < b.memberId ? -1 : 1))
    .slice(0, count);
}

function likeliest(
  model: NextPurchaseModel,
  habits: readonly Habit[],
  categories: readonly string[],
): readonly Wish[] {
  return habits
    .map((habit) => ({
      category: categories[habit.category] as string,
      chance: chanceOfPurchase(model, habit),
    }))
    .sort((a, b) => b.chance - a.chance)
    .slice(0, WISHES_MAX);
}

/** Undefined when nothing was bought before `at`. */
function habitAt(category: number, instants: readonly EpochMs[], at: EpochMs): Habit | undefined {
  const past = visits(instants.filter((each) => each <= at));
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    category,
    times: past.length,
    sinceFirstDays: (at - first) / DAY_MS,
    sinceLastDays: (at - last) / DAY_MS,
  };
}

function byCategory(
  purchases: readonly MemberPurchase[],
  numberOf: (productId: ProductId) => number | undefined,
): ReadonlyMap<number, readonly EpochMs[]> {
  const instants = new Map<number, EpochMs[]>();
  for (const { productId, at } of purchases) {
    const category = numberOf(productId);
    if (category === undefined) continue;
    const own = instants.get(category);
    if (own === undefined) instants.set(category, [at]);
    else own.push(at);
  }
  return instants;
}

/** Batches may end in the middle of a member; what comes out is whole. */
async function* byMember(
  batches: AsyncIterable<readonly MemberPurchase[]>,
): AsyncIterable<readonly MemberPurchase[]> {
  let open: MemberPurchase[] = [];
  for await (const batch of batches)
    for (const purchase of batch) {
      if (open.length > 0 && open[0]?.memberId !== purchase.memberId) {
        yield open;
        open = [];
      }
      open.push(purchase);
    }
  if (open.length > 0) yield open;
}
