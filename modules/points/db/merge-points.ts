import { type MovedRows, moveRows, moveRowsBack } from '#db';
import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { Leg } from '#modules/ledger';
import { type Act, MemberBook, type MemberBookParts } from '../app/member-book.ts';
import { debtAccount, pendingAccount, usableAccount } from '../domain/accounts.ts';
import { type Lot, type Part, totalOf } from '../domain/lots.ts';

const LOTS = { table: 'points_lots', key: ['id'], sharesKeys: false } as const;

/** What a merge did to points, as JSON keeps it. */
export interface MovedPoints {
  /** Unique per merge; keys of its transfers. */
  readonly id: string;
  readonly lots: MovedRows;
  /** What `from` owed, below zero or 0. */
  readonly debt: number;
  /** What was taken out of lots because one of the two owed. */
  readonly setOff: readonly Part[];
}

/** Moves the points of one member to another by transfer; sums are conserved (MEM-03). */
export async function mergePoints(
  parts: MemberBookParts,
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  at: EpochMs,
): Promise<MovedPoints> {
  const { ledger, store, ids } = parts;
  await lockBoth(parts, tx, merchantId, from, into);
  const id = ids.next();
  const { balance: debt } = await ledger.lock(tx, merchantId, debtAccount(from));
  const lots = await store.lotsOf(tx, merchantId, from);
  const legs = carried(from, into, lots, debt);
  if (legs.length > 0)
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'points.merge', bizId: id, direction: 'merge', memo: '会员合并', at, legs },
    });
  const moved = await moveRows(tx, LOTS, merchantId, from, into);
  const setOff = await settle(parts, tx, merchantId, into, { id, direction: 'set_off' }, at);
  return { id, lots: moved, debt, setOff };
}

/** Gives back what is left of the lots that came, and the debt that came; the setting off never happened. */
export async function unmergePoints(
  parts: MemberBookParts,
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  { id, lots, debt, setOff }: MovedPoints,
  at: EpochMs,
  overpaidUntil: EpochMs,
): Promise<void> {
  const { ledger, store } = parts;
  await lockBoth(parts, tx, merchantId, from, into);
  const undone = setOff.reduce((sum, { amount }) => sum + amount, 0);
  for (const part of setOff) await store.putBack(tx, merchantId, part);
  const own = new Set(lots.map(([lotId]) => lotId));
  const leaving = (await store.lotsOf(tx, merchantId, into)).filter((lot) => own.has(lot.id));
  // Undoing first: `into` has the lots again, and owes again.
  const legs = add(
    [
      { account: usableAccount(into), amount: undone },
      { account: debtAccount(into), amount: -undone },
    ],
    carried(into, from, leaving, debt),
  );
  if (legs.length > 0)
    await ledger.transfer(tx, merchantId, {
      ...{ bizType: 'points.merge', bizId: id, direction: 'unmerge', memo: '会员拆分', at, legs },
    });
  await moveRowsBack(tx, LOTS, merchantId, from, into, lots);
  // Since the merge `into` may have paid more than she owed herself: that was for the other one, and is hers again.
  const book = await MemberBook.open(parts, tx, merchantId, into);
  await book.returnOverpaid(actOf(id, 'overpaid', at), overpaidUntil);
  for (const memberId of [from, into])
    await settle(parts, tx, merchantId, memberId, { id, direction: `set_off:${memberId}` }, at);
}

/** Both accounts, in one order whoever is merged into whom. */
async function lockBoth(parts: MemberBookParts, tx: Tx, merchantId: MerchantId, a: MemberId, b: MemberId) {
  for (const memberId of [a, b].sort()) await parts.ledger.lock(tx, merchantId, usableAccount(memberId));
}

function carried(from: MemberId, into: MemberId, lots: readonly Lot[], debt: number): Leg[] {
  const usable = totalOf(lots.filter(({ state }) => state === 'AVAILABLE'));
  const pending = totalOf(lots.filter(({ state }) => state === 'PENDING'));
  return [
    { account: usableAccount(from), amount: -usable },
    { account: usableAccount(into), amount: usable },
    { account: pendingAccount(from), amount: -pending },
    { account: pendingAccount(into), amount: pending },
    { account: debtAccount(from), amount: -debt },
    { account: debtAccount(into), amount: debt },
  ].filter(({ amount }) => amount !== 0);
}

/** One leg per account. */
function add(a: readonly Leg[], b: readonly Leg[]): Leg[] {
  const legs = Map.groupBy([...a, ...b], ({ account }) => `${account.kind} ${account.owner}`);
  return [...legs.values()].flatMap((same) => {
    const amount = same.reduce((sum, leg) => sum + leg.amount, 0);
    return same[0] === undefined || amount === 0 ? [] : [{ account: same[0].account, amount }];
  });
}

/** Nobody has something usable while she owes: lots pay, what runs out first. */
async function settle(
  parts: MemberBookParts,
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
  { id, direction }: { readonly id: string; readonly direction: string },
  at: EpochMs,
): Promise<readonly Part[]> {
  const book = await MemberBook.open(parts, tx, merchantId, memberId);
  return book.setOff(actOf(id, direction, at));
}

function actOf(bizId: string, direction: string, at: EpochMs): Act {
  return { bizType: 'points.merge', bizId, direction, source: 'return', title: '会员合并冲抵', at };
}
