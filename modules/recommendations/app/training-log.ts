import { type EpochMs, type MerchantId, MINUTE_MS, type ProductId } from '#kernel';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import type { EventLog } from './ports.ts';

/** Moments of some members, oldest first, in columns: 15 bytes each. Members have no names here. */
export interface MomentChunk {
  /** `[members + 1]`: member m has the moments `starts[m] .. starts[m + 1]`. */
  readonly starts: Int32Array;
  /** Product. */
  readonly rows: Int32Array;
  readonly at: Float64Array;
  /** Place in `KINDS`. */
  readonly kinds: Uint8Array;
  /** Place in `TrainingLog.stores`. */
  readonly stores: Uint16Array;
}

/** The log as training sees it. It may be larger than memory: only some members are there at a time. */
export interface TrainingLog {
  readonly events: number;
  readonly members: number;
  /** Time of the newest event; 0 when there is none. */
  readonly newestAt: EpochMs;
  readonly oldestAt: EpochMs;
  readonly stores: readonly string[];
  /** Whole members, always the same ones in the same order. */
  chunks(): Iterable<MomentChunk>;
}

/** Where chunks are put while a log is read. */
export interface ChunkShelf {
  put(chunk: MomentChunk): void;
  chunks(): Iterable<MomentChunk>;
}

export const KINDS = Object.keys(EVENT_KINDS) as readonly EventKind[];
export const PAY = KINDS.indexOf('pay');

const KIND_PLACES = new Map(KINDS.map((kind, place) => [kind, place]));
/** A chunk ends with the member who fills it: 15 MB. */
const CHUNK_EVENTS = 1_000_000;

/**
 * Reads everything before `until` into `shelf`, never more than one chunk at a time. Products that are not on
 * sale any more are left out.
 */
export async function readTrainingLog(
  log: EventLog,
  merchantId: MerchantId,
  rowOf: ReadonlyMap<ProductId, number>,
  shelf: ChunkShelf,
  until: EpochMs,
  report: (events: number) => void,
): Promise<TrainingLog> {
  const stores = new Map<string, number>();
  let [members, events, newestAt, oldestAt] = [0, 0, 0, Number.POSITIVE_INFINITY];
  let filling = new FillingChunk();
  let reading: string | undefined;
  for await (const batch of log.readAll(merchantId)) {
    for (const { memberId, productId, kind, at, storeId } of batch) {
      const row = rowOf.get(productId);
      if (row === undefined || EVENT_KINDS[kind].weight <= 0 || at >= until) continue;
      if (memberId !== reading) {
        reading = memberId;
        members += 1;
        if (filling.length >= CHUNK_EVENTS) {
          shelf.put(filling.finish());
          filling = new FillingChunk();
        }
        filling.nextMember();
      }
      const store = storeId ?? '';
      if (!stores.has(store)) stores.set(store, stores.size);
      filling.add(row, at, KIND_PLACES.get(kind) as number, stores.get(store) as number);
      events += 1;
      newestAt = Math.max(newestAt, at);
      oldestAt = Math.min(oldestAt, at);
    }
    report(events);
  }
  if (filling.length > 0) shelf.put(filling.finish());
  return { events, members, newestAt, oldestAt, stores: [...stores.keys()], chunks: () => shelf.chunks() };
}

class FillingChunk {
  readonly #starts: number[] = [];
  #columns = emptyColumns(CHUNK_EVENTS);
  length = 0;

  nextMember(): void {
    this.#starts.push(this.length);
  }

  add(row: number, at: EpochMs, kind: number, store: number): void {
    if (this.length === this.#columns.rows.length) this.#columns = resized(this.#columns, 2 * this.length);
    const { rows, at: instants, kinds, stores } = this.#columns;
    rows[this.length] = row;
    instants[this.length] = at;
    kinds[this.length] = kind;
    stores[this.length] = store;
    this.length += 1;
  }

  finish(): MomentChunk {
    return {
      starts: Int32Array.from([...this.#starts, this.length]),
      ...resized(this.#columns, this.length),
    };
  }
}

type Columns = Omit<MomentChunk, 'starts'>;

function emptyColumns(size: number): Columns {
  return {
    rows: new Int32Array(size),
    at: new Float64Array(size),
    kinds: new Uint8Array(size),
    stores: new Uint16Array(size),
  };
}

function resized(columns: Columns, size: number): Columns {
  const grown = emptyColumns(size);
  const kept = Math.min(size, columns.rows.length);
  grown.rows.set(columns.rows.subarray(0, kept));
  grown.at.set(columns.at.subarray(0, kept));
  grown.kinds.set(columns.kinds.subarray(0, kept));
  grown.stores.set(columns.stores.subarray(0, kept));
  return grown;
}

/** The first minute before which at least `share` of all events lie. Memory: one number per minute. */
export function cutAt(log: TrainingLog, share: number): EpochMs {
  if (log.events === 0) return 0;
  const first = Math.floor(log.oldestAt / MINUTE_MS);
  const counts = new Float64Array(Math.floor(log.newestAt / MINUTE_MS) - first + 1);
  for (const { at } of log.chunks())
    for (const instant of at) {
      const minute = Math.floor(instant / MINUTE_MS) - first;
      counts[minute] = (counts[minute] as number) + 1;
    }
  let before = 0;
  for (const [minute, count] of counts.entries()) {
    if (before >= share * log.events) return (first + minute) * MINUTE_MS;
    before += count;
  }
  return log.newestAt + 1;
}
