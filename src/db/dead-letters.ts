import {
  AppError,
  type Clock,
  decodeCursor,
  type EpochMs,
  type MerchantId,
  type Page,
  pageOf,
  type Tx,
} from '#kernel';
import { affectedRows, rowsOf } from './mikro-unit-of-work.ts';
import type { Reads } from './reads.ts';

/** Enough to see what is wrong; the log has the rest. */
const ERROR_CHARS_SHOWN = 200;
/** A phone, a card, an order at a provider: what a refusal quotes is nobody's business here. */
const LONG_NUMBERS = /\d{7,}/g;

interface DeadRow {
  readonly id: string;
  readonly type: string;
  readonly occurred_at: number;
  readonly payload: string;
  readonly attempts: number;
  readonly last_error: string;
  readonly dead_at: number;
}

/** An event that failed for about a day, without what it says about anybody. */
interface DeadLetter {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: EpochMs;
  readonly deadAt: EpochMs;
  readonly attempts: number;
  readonly lastError: string;
  readonly payloadKeys: readonly string[];
}

/** What the relay has given up, for people to see and to send again. */
export class DeadLetters {
  readonly #reads: Reads;
  readonly #clock: Clock;

  constructor(reads: Reads, clock: Clock) {
    this.#reads = reads;
    this.#clock = clock;
  }

  /** Those of one merchant, the latest to die first. */
  async page(merchantId: MerchantId, cursor: string | undefined, limit: number): Promise<Page<DeadLetter>> {
    const [deadAt, id] = cursor === undefined ? [Number.MAX_SAFE_INTEGER, ''] : placeOf(cursor);
    const rows = await this.#reads.all<DeadRow>(
      `select id, type, occurred_at, payload, attempts, last_error, dead_at from outbox
       where dead_at is not null and ${OF_MERCHANT} and (dead_at < ? or (dead_at = ? and id < ?))
       order by dead_at desc, id desc limit ?`,
      [ofMerchant(merchantId), deadAt, deadAt, id, limit + 1],
    );
    return pageOf(rows.map(shown), limit, (letter) => [letter.deadAt, letter.id]);
  }

  /** Another round of attempts. `alive`: it is not dead (any more); `unknown`: no such event of this merchant. */
  async redrive(tx: Tx, merchantId: MerchantId, id: string): Promise<'redriven' | 'alive' | 'unknown'> {
    const its = [id, ofMerchant(merchantId)];
    const revived = await affectedRows(
      tx,
      `update outbox set attempts = 0, next_attempt_at = ?, dead_at = null
       where dead_at is not null and id = ? and ${OF_MERCHANT}`,
      [this.#clock.now(), ...its],
    );
    if (revived === 1) return 'redriven';
    const known = await rowsOf(tx, `select 1 as one from outbox where id = ? and ${OF_MERCHANT}`, its);
    return known.length > 0 ? 'alive' : 'unknown';
  }
}

/** The same on both databases; dead letters are few. Quotes inside a text are escaped, so only a key can match. */
const OF_MERCHANT = "replace(payload, ?, '') <> payload";
function ofMerchant(merchantId: MerchantId): string {
  return `"merchantId":${JSON.stringify(merchantId)}`;
}

function placeOf(cursor: string): [EpochMs, string] {
  const [deadAt, id] = decodeCursor(cursor);
  if (typeof deadAt === 'number' && typeof id === 'string') return [deadAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

function shown(row: DeadRow): DeadLetter {
  return {
    id: row.id,
    type: row.type,
    occurredAt: row.occurred_at,
    deadAt: row.dead_at,
    attempts: row.attempts,
    lastError: row.last_error.replace(LONG_NUMBERS, '…').slice(0, ERROR_CHARS_SHOWN),
    payloadKeys: Object.keys(JSON.parse(row.payload)),
  };
}
