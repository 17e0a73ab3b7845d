import { affectedRows, type Reads, rowsOf } from '#db';
import {
  DAY_MS,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type ProductId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { DailyCount, EventLog, LoggedEvent } from '../app/ports.ts';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import type { EventKind } from '../domain/event-kind.ts';
import { type Bought, type MemberState, NOTHING_KNOWN, remember } from '../domain/member-state.ts';

const NOBODY = 'nobody';
/** Nine values each: well below the 32 766 of SQLite and the 65 535 of PostgreSQL. */
const INSERT_ROWS_MAX = 500;
/** Enough for the last 50 of a state, whatever kinds they are. */
const STATE_EVENTS_MAX = 200;
const BOUGHT_PRODUCTS_MAX = 500;
const READ_ROWS_MAX = 20_000;

interface EventRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly product_id: ProductId;
  readonly store_id: StoreId | null;
  readonly kind: EventKind;
  readonly at: EpochMs;
}

export function sqlEventLog(reads: Reads): EventLog {
  return {
    async add(tx, merchantId, events, receivedAt) {
      const fresh: BehaviourEvent[] = [];
      for (let from = 0; from < events.length; from += INSERT_ROWS_MAX) {
        const part = events.slice(from, from + INSERT_ROWS_MAX);
        const added = await insert(tx, merchantId, part, receivedAt);
        for (const event of part)
          if (added.delete(`${event.memberId ?? NOBODY}/${event.id}`)) fresh.push(event);
      }
      return fresh;
    },

    async forget(tx, merchantId, memberId) {
      await affectedRows(tx, 'delete from behaviour_events where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },

    async stateOf(merchantId, memberId) {
      const [recent, bought] = await Promise.all([
        reads.all<EventRow>(
          `select id, member_id, product_id, store_id, kind, at from behaviour_events
           where merchant_id = ? and member_id = ? and product_id is not null
           order by at desc, id desc limit ${STATE_EVENTS_MAX}`,
          [merchantId, memberId],
        ),
        reads.all<{ product_id: ProductId; times: number; last_at: EpochMs }>(
          `select product_id, count(*) as times, max(at) as last_at from behaviour_events
           where merchant_id = ? and member_id = ? and kind = 'pay' and product_id is not null
           group by product_id order by max(at) desc limit ${BOUGHT_PRODUCTS_MAX}`,
          [merchantId, memberId],
        ),
      ]);
      const state = recent
        .reverse()
        .reduce<MemberState>((known, row) => remember(known, eventOf(row)), NOTHING_KNOWN);
      const all = bought.map(({ product_id, times, last_at }): [ProductId, Bought] => [
        product_id,
        { times, lastAt: last_at },
      ]);
      return { ...state, bought: new Map(all) };
    },

    async dailyCounts(merchantId, from) {
      return reads.all<DailyCount>(
        `select store_id as "storeId", product_id as "productId", kind, at / ${DAY_MS} as day, count(*) as count
         from behaviour_events where merchant_id = ? and at >= ? and product_id is not null
         group by store_id, product_id, kind, at / ${DAY_MS}`,
        [merchantId, from],
      );
    },

    async *readAll(merchantId) {
      let after: readonly [string, number, string] = ['', 0, ''];
      for (;;) {
        const rows = await reads.all<EventRow>(
          `select id, member_id, product_id, store_id, kind, at from behaviour_events
           where merchant_id = ? and product_id is not null and member_id <> '${NOBODY}'
             and (member_id, at, id) > (?, ?, ?)
           order by member_id, at, id limit ${READ_ROWS_MAX}`,
          [merchantId, ...after],
        );
        yield rows.map(loggedOf);
        const last = rows.at(-1);
        if (last === undefined || rows.length < READ_ROWS_MAX) return;
        after = [last.member_id, last.at, last.id];
      }
    },
  };
}

/** Returns `member/id` of the rows that were not there before. */
async function insert(
  tx: Tx,
  merchantId: MerchantId,
  events: readonly BehaviourEvent[],
  receivedAt: EpochMs,
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const rows = await rowsOf<{ member_id: string; id: string }>(
    tx,
    `insert into behaviour_events
       (merchant_id, member_id, id, kind, product_id, sku_id, store_id, at, received_at)
     values ${events.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
     on conflict do nothing returning member_id, id`,
    events.flatMap(({ id, kind, memberId, productId, skuId, storeId, at }) => [
      merchantId,
      memberId ?? NOBODY,
      id,
      kind,
      productId,
      skuId,
      storeId,
      at,
      receivedAt,
    ]),
  );
  return new Set(rows.map(({ member_id, id }) => `${member_id}/${id}`));
}

function eventOf(row: EventRow): BehaviourEvent {
  return { ...loggedOf(row), skuId: null };
}

function loggedOf({ id, member_id, product_id, store_id, kind, at }: EventRow): LoggedEvent {
  return { id, memberId: member_id, productId: product_id, storeId: store_id, kind, at };
}
