import type { EpochMs, MerchantId, ProductId } from '#kernel';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import type { EventLog } from './ports.ts';

/** One member's moment, with the product as a row. */
export interface Moment {
  readonly row: number;
  readonly kind: EventKind;
  readonly at: EpochMs;
  readonly store: string;
}

/** The log as training sees it: per member, oldest first. Members have no names here. */
export interface TrainingLog {
  readonly members: readonly (readonly Moment[])[];
  readonly events: number;
}

/** Reads everything; products that are not on sale any more are left out. */
export async function readTrainingLog(
  log: EventLog,
  merchantId: MerchantId,
  rowOf: ReadonlyMap<ProductId, number>,
): Promise<TrainingLog> {
  const members: Moment[][] = [];
  let reading: string | undefined;
  let events = 0;
  for await (const batch of log.readAll(merchantId)) {
    for (const { memberId, productId, kind, at, storeId } of batch) {
      const row = rowOf.get(productId);
      if (row === undefined || EVENT_KINDS[kind].weight <= 0) continue;
      if (memberId !== reading) {
        reading = memberId;
        members.push([]);
      }
      members.at(-1)?.push({ row, kind, at, store: storeId ?? '' });
      events += 1;
    }
  }
  return { members, events };
}

/** Instant before which `share` of all events lie. */
export function cutAt({ members }: TrainingLog, share: number): EpochMs {
  const instants = Float64Array.from(members.flatMap((moments) => moments.map(({ at }) => at))).sort();
  return instants[Math.min(instants.length - 1, Math.floor(instants.length * share))] ?? 0;
}

/** Rows of each member before `until`, none twice in a row. */
export function rowsBefore({ members }: TrainingLog, until: EpochMs): number[][] {
  return members.map((moments) => {
    const rows: number[] = [];
    for (const { row, at } of moments) if (at < until && rows.at(-1) !== row) rows.push(row);
    return rows;
  });
}
