import { insertRows } from '#db';
import { invariant, type MerchantId, type Tx } from '#kernel';
import { type Claim, type Level, quotaIdOf, type Share, Shares } from '../domain/first-come.ts';
import { inPlaceOrder, type Place, placeKey } from '../domain/place.ts';
import { inLockOrder } from '../domain/stock.ts';
import type { Missing, Stock } from '../tokens.ts';
import { lockPlace, type Shelf, tryShift } from './shelf.ts';
import { moveQuota, quotaAt, sharedPieces } from './sql-quotas.ts';

type Wanted = Parameters<Stock['reserveEach']>[2][number];

/**
 * The rows are locked first and counted in memory: a few statements for the whole batch, where `reserve` needs five for
 * each order. What was counted is then taken under the same guards as everywhere.
 */
export function reserveEach(shelf: Shelf): Stock['reserveEach'] {
  return async (tx, merchantId, reservations, admit) => {
    const outcome = new Map<string, Missing | null>();
    if (reservations.length === 0) return outcome;
    const shares = new Shares(await lockedLevels(tx, merchantId, reservations, shelf.now()));
    const taken = new Map<Wanted, readonly Share[]>();
    let waiting = reservations;
    for (let isRefusing = true; isRefusing && waiting.length > 0; ) {
      const fitting = new Map<Wanted, readonly Share[]>();
      for (const wanted of waiting) {
        const found = shares.of(wanted);
        if ('available' in found) continue;
        shares.take(found);
        fitting.set(wanted, found);
      }
      waiting = waiting.filter((wanted) => !fitting.has(wanted));
      const ids = [...fitting.keys()].map(({ reservationId }) => reservationId);
      const admitted = ids.length === 0 ? new Set<string>() : await admit(ids);
      for (const [wanted, own] of fitting)
        if (admitted.has(wanted.reservationId)) taken.set(wanted, own);
        else shares.giveBack(own);
      // Somebody's pieces are free again: whoever waits is looked at once more.
      isRefusing = admitted.size < ids.length;
    }
    for (const wanted of waiting) {
      const missing = shares.of(wanted);
      if ('available' in missing) outcome.set(wanted.reservationId, missing);
    }
    await shift(tx, merchantId, shelf, [...taken.values()].flat());
    await write(tx, merchantId, taken);
    for (const { reservationId } of taken.keys()) outcome.set(reservationId, null);
    return outcome;
  };
}

/** What every place has, read under its lock; it stays true until the commit. */
async function lockedLevels(tx: Tx, merchantId: MerchantId, claims: readonly Claim[], now: number) {
  const quotaIds = new Map<string, Set<string>>();
  const places = inLockOrder(claims.flatMap(({ lines }) => lines));
  for (const claim of claims)
    for (const line of claim.lines) {
      const known = quotaIds.get(placeKey(line)) ?? new Set();
      quotaIds.set(placeKey(line), known.add(quotaIdOf(claim)));
    }
  const levels = new Map<string, Level>();
  const activities = claims.some(({ activityId }) => activityId !== undefined);
  for (const place of places) {
    const row = await lockPlace(tx, merchantId, place, now);
    if (row === undefined) continue;
    const quotas = new Map();
    if (row.channelQuotas > 0 || activities)
      for (const quotaId of quotaIds.get(placeKey(place)) ?? []) {
        const quota = await quotaAt(tx, merchantId, quotaId, place);
        if (quota !== undefined) quotas.set(quotaId, { ...quota });
      }
    levels.set(placeKey(place), { shared: sharedPieces(row), quotas });
  }
  return levels;
}

/** Each place and quota once, however many orders draw on it. */
async function shift(tx: Tx, merchantId: MerchantId, shelf: Shelf, shares: readonly Share[]): Promise<void> {
  const pools = new Map<string, Place & { pieces: number }>();
  const quotas = new Map<string, Place & { readonly quotaId: string; quantity: number }>();
  for (const { skuId, storeId, quotaId, fromQuota, fromPool } of shares) {
    const place = { skuId, storeId };
    const pool = pools.get(placeKey(place)) ?? { ...place, pieces: 0 };
    pool.pieces += fromPool;
    pools.set(placeKey(place), pool);
    if (fromQuota === 0) continue;
    const name = `${quotaId}\n${placeKey(place)}`;
    const quota = quotas.get(name) ?? { ...place, quotaId, quantity: 0 };
    quota.quantity += fromQuota;
    quotas.set(name, quota);
  }
  for (const quota of quotas.values())
    invariant(
      await moveQuota(tx, merchantId, 'take', quota),
      'a quota that is locked stays as it was counted',
    );
  const moved = [];
  for (const { pieces, ...place } of inPlaceOrder([...pools.values()])) {
    const change = { ...place, available: -pieces, reserved: pieces };
    const row = await tryShift(tx, merchantId, change, pieces === 0 ? 'shelf' : 'shared', shelf.now());
    invariant(row !== undefined, 'a shelf that is locked stays as it was counted');
    moved.push([row, change] as const);
  }
  await shelf.note(tx, merchantId, moved);
}

async function write(
  tx: Tx,
  merchantId: MerchantId,
  taken: ReadonlyMap<Wanted, readonly Share[]>,
): Promise<void> {
  await insertRows(tx, {
    table: 'stock_reservations',
    columns: ['merchant_id', 'id', 'state', 'expires_at'],
    key: ['merchant_id', 'id'],
    // The pieces are taken by now: kept beside an older one of this name, they would be held by nobody.
    onRepeat: 'refuse',
    rows: [...taken.keys()].map(({ reservationId, expiresAt }) => [
      merchantId,
      reservationId,
      'HELD',
      expiresAt,
    ]),
  });
  await insertRows(tx, {
    table: 'stock_reservation_lines',
    columns: ['merchant_id', 'reservation_id', 'sku_id', 'store_id', 'quantity'],
    key: ['merchant_id', 'reservation_id', 'sku_id', 'store_id'],
    onRepeat: 'keep',
    rows: [...taken.keys()].flatMap(({ reservationId, lines }) =>
      inLockOrder(lines).map((line) => [merchantId, reservationId, line.skuId, line.storeId, line.quantity]),
    ),
  });
  await insertRows(tx, {
    table: 'stock_reservation_quotas',
    columns: ['merchant_id', 'reservation_id', 'quota_id', 'sku_id', 'store_id', 'quantity'],
    key: ['merchant_id', 'reservation_id', 'quota_id', 'sku_id', 'store_id'],
    onRepeat: 'keep',
    rows: [...taken].flatMap(([{ reservationId }, shares]) =>
      shares
        .filter(({ fromQuota }) => fromQuota > 0)
        .map((share) => [
          ...[merchantId, reservationId, share.quotaId, share.skuId, share.storeId, share.fromQuota],
        ]),
    ),
  });
}
