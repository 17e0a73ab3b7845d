import { createHash } from 'node:crypto';
import { affectedRows, type Reads, rowsOf } from '#db';
import {
  type EpochMs,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type ProductId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { DailyCount, EventLog, LoggedEvent } from '../app/ports.ts';
import { type BehaviourEvent, EVENT_SCHEMA_VERSION, PROFILING_PURPOSE } from '../domain/behaviour-event.ts';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import {
  BASKET_LINES_MAX,
  type Bought,
  type MemberState,
  NOTHING_KNOWN,
  remember,
} from '../domain/member-state.ts';
import { DAY_OF_AT } from './business-day-of-at.ts';
import { raisePulses } from './sql-member-pulses.ts';

const NOBODY = 'nobody';
/** Eighteen values each: below the 32 766 of SQLite and the 65 535 of PostgreSQL. */
const INSERT_ROWS_MAX = 500;
/** Enough for the last 50 of a state, whatever kinds they are. */
const STATE_EVENTS_MAX = 200;
/** What she saw and left in seven days, if she is a busy one. */
const STATE_LOOKS_MAX = 600;
const BOUGHT_PRODUCTS_MAX = 500;
const READ_ROWS_MAX = 20_000;

interface EventRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly product_id: ProductId;
  readonly store_id: StoreId | null;
  readonly kind: EventKind;
  readonly at: EpochMs;
  readonly stars: number | null;
}

/** What says nothing about taste would push out of a member's last events what does. */
const TASTELESS = Object.entries(EVENT_KINDS)
  .filter(([kind, { weight }]) => weight === 0 && kind !== 'review' && kind !== 'not_interested')
  .map(([kind]) => `'${kind}'`)
  .join(', ');
const COUNTS = `is_repeat = 0 and kind not in (${TASTELESS})`;

export function sqlEventLog(reads: Reads): EventLog {
  return {
    async add(tx, merchantId, events, receivedAt) {
      const fresh: BehaviourEvent[] = [];
      for (let from = 0; from < events.length; from += INSERT_ROWS_MAX) {
        const part = events.slice(from, from + INSERT_ROWS_MAX);
        const added = await insert(tx, merchantId, part, receivedAt);
        for (const event of part) if (added.delete(keyOf(event))) fresh.push(event);
      }
      await raisePulses(
        tx,
        merchantId,
        fresh.flatMap(({ memberId }) => memberId ?? []),
      );
      return fresh;
    },

    async forget(tx, merchantId, memberId) {
      await affectedRows(tx, 'delete from behaviour_events where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
      await raisePulses(tx, merchantId, [memberId]);
    },

    sweep: (tx, merchantId, before, rowsMax) =>
      affectedRows(
        tx,
        `delete from behaviour_events where (merchant_id, member_id, id) in (
           select merchant_id, member_id, id from behaviour_events where merchant_id = ? and at < ? limit ?)`,
        [merchantId, before, rowsMax],
      ),

    sweepRefused: (tx, merchantId, rowsMax) =>
      affectedRows(
        tx,
        `delete from behaviour_events where (merchant_id, member_id, id) in (
           select e.merchant_id, e.member_id, e.id from personalisation_opt_outs o
           join behaviour_events e on e.merchant_id = o.merchant_id and e.member_id = o.member_id
           where o.merchant_id = ? limit ?)`,
        [merchantId, rowsMax],
      ),

    async stateOf(merchantId, memberId) {
      const [recent, looks, bought, lines] = await Promise.all([
        reads.all<EventRow>(
          `select id, member_id, product_id, store_id, kind, at, stars from behaviour_events
           where merchant_id = ? and member_id = ? and product_id is not null and ${COUNTS}
           order by at desc, id desc limit ${STATE_EVENTS_MAX}`,
          [merchantId, memberId],
        ),
        reads.all<EventRow>(
          `select id, member_id, product_id, store_id, kind, at, stars from behaviour_events
           where merchant_id = ? and member_id = ? and kind = 'impression' and product_id is not null
           order by at desc, id desc limit ${STATE_LOOKS_MAX}`,
          [merchantId, memberId],
        ),
        reads.all<{ product_id: ProductId; times: number; last_at: EpochMs }>(
          `select product_id, count(*) as times, max(at) as last_at from behaviour_events
           where merchant_id = ? and member_id = ? and kind = 'pay' and product_id is not null
           group by product_id order by max(at) desc limit ${BOUGHT_PRODUCTS_MAX}`,
          [merchantId, memberId],
        ),
        reads.all<{ product_id: ProductId; at: EpochMs }>(
          `select product_id, at from behaviour_events
           where merchant_id = ? and member_id = ? and kind = 'pay' and product_id is not null
           order by at desc, id desc limit ${BASKET_LINES_MAX}`,
          [merchantId, memberId],
        ),
      ]);
      const state = [...recent, ...looks]
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .reduce<MemberState>((known, row) => remember(known, eventOf(row)), NOTHING_KNOWN);
      const all = bought.map(({ product_id, times, last_at }): [ProductId, Bought] => [
        product_id,
        { times, lastAt: last_at },
      ]);
      const basketLines = lines.map(({ product_id: productId, at }) => ({ productId, at }));
      return { ...state, bought: new Map(all), basketLines };
    },

    async dailyCounts(merchantId, from) {
      return reads.all<DailyCount>(
        `select store_id as "storeId", product_id as "productId", kind, stars, ${DAY_OF_AT} as day,
           count(*) as count
         from behaviour_events where merchant_id = ? and at >= ? and product_id is not null and ${COUNTS}
         group by store_id, product_id, kind, stars, ${DAY_OF_AT}`,
        [merchantId, from],
      );
    },

    async *readAll(merchantId) {
      let after: readonly [string, number, string] = ['', 0, ''];
      for (;;) {
        const rows = await reads.all<EventRow>(
          `select id, member_id, product_id, store_id, kind, at, stars from behaviour_events
           where merchant_id = ? and product_id is not null and member_id <> '${NOBODY}' and ${COUNTS}
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
    `insert into behaviour_events (${COLUMNS.join(', ')})
     values ${events.map(() => PLACES).join(', ')}
     on conflict do nothing returning member_id, id`,
    events.flatMap((event) => valuesOf(event, merchantId, receivedAt)),
  );
  return new Set(rows.map(({ member_id, id }) => `${member_id}/${id}`));
}

const COLUMNS = [
  ...['merchant_id', 'member_id', 'id', 'kind', 'product_id', 'sku_id', 'store_id', 'at', 'received_at'],
  ...['schema_version', 'purpose', 'source', 'place', 'position', 'exposure_id', 'client_at', 'stars'],
  'is_repeat',
];
const PLACES = `(${COLUMNS.map(() => '?').join(', ')})`;

function valuesOf(event: BehaviourEvent, merchantId: MerchantId, receivedAt: EpochMs): unknown[] {
  const { id, kind, memberId, productId, skuId, storeId, at, stars, source, origin, clientAt } = event;
  const subject = [kind, productId, skuId, storeId];
  if (memberId === null) {
    const counted = [merchantId, NOBODY, nameless(id), ...subject, hourOf(at), hourOf(receivedAt)];
    return [...counted, EVENT_SCHEMA_VERSION, null, source ?? null, null, null, null, null, stars ?? null, 0];
  }
  return [
    ...[merchantId, memberId, id, ...subject, at, receivedAt],
    ...[EVENT_SCHEMA_VERSION, PROFILING_PURPOSE, source ?? null],
    ...[origin?.place ?? null, origin?.position ?? null, origin?.exposureId ?? null],
    ...[clientAt ?? null, stars ?? null, event.isRepeat === true ? 1 : 0],
  ];
}

/** The key under which an event is kept, as `member/id`. */
function keyOf({ memberId, id }: BehaviourEvent): string {
  return memberId === null ? `${NOBODY}/${nameless(id)}` : `${memberId}/${id}`;
}

/** An id may name an order, and an order its member; of an event without a name only a digest is kept. */
function nameless(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/** An instant to the millisecond can be matched with other logs; an hour is enough for counting. */
function hourOf(at: EpochMs): EpochMs {
  return at - (at % HOUR_MS);
}

function eventOf(row: EventRow): BehaviourEvent {
  return { ...loggedOf(row), skuId: null };
}

function loggedOf({ id, member_id, product_id, store_id, kind, at, stars }: EventRow): LoggedEvent {
  return { id, memberId: member_id, productId: product_id, storeId: store_id, kind, at, stars };
}
