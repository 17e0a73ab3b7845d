import type { Reads } from '#db';
import type { EpochMs, StoreId } from '#kernel';
import type { StoreLife } from '../app/ports.ts';
import type { StoreNews } from '../domain/news.ts';
import type { SpecialDay } from '../domain/store.ts';
import type { StoreCode } from '../domain/store-code.ts';

interface DayRow {
  readonly store_id: string;
  readonly day: string;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly note: string;
}

export interface NewsRow {
  readonly id: string;
  readonly store_id: string;
  readonly title: string;
  readonly text: string;
  readonly from_at: EpochMs;
  readonly until_at: EpochMs | null;
}

export interface CodeRow {
  readonly token: string;
  readonly store_id: string;
  readonly position: string;
  readonly campaign: string;
  readonly created_at: EpochMs;
  readonly ended_at: EpochMs | null;
}

export const NEWS =
  'select id, store_id, title, text, from_at, until_at from store_news where merchant_id = ?';
export const CODES = `select token, store_id, position, campaign, created_at, ended_at
  from store_codes where merchant_id = ?`;

export function sqlStoreLife(reads: Reads): StoreLife {
  return {
    async specialDays(merchantId, fromDay) {
      const rows = await reads.all<DayRow>(
        `select store_id, day, opens_minute, closes_minute, note from store_special_days
         where merchant_id = ? and day >= ? order by store_id, day`,
        [merchantId, fromDay],
      );
      const days = new Map<string, Map<string, SpecialDay>>();
      for (const { store_id, day, opens_minute, closes_minute, note } of rows) {
        const ofStore = days.get(store_id) ?? new Map<string, SpecialDay>();
        days.set(
          store_id,
          ofStore.set(day, { day, opensMinute: opens_minute, closesMinute: closes_minute, note }),
        );
      }
      const ofAll = days.get('') ?? new Map<string, SpecialDay>();
      return (storeId) => new Map([...ofAll, ...(days.get(storeId) ?? [])]);
    },
    async regions(merchantId) {
      const rows = await reads.all<{ id: string; name: string; parent_id: string }>(
        'select id, name, parent_id from store_regions where merchant_id = ? order by name, id',
        [merchantId],
      );
      return rows.map(({ id, name, parent_id }) => ({
        id,
        name,
        parentId: parent_id === '' ? null : parent_id,
      }));
    },
    async newsAt(merchantId, storeId, at, limit) {
      const rows = await reads.all<NewsRow>(
        `${NEWS} and store_id in ('', ?) and from_at <= ? and (until_at is null or until_at > ?)
         order by from_at desc, id desc limit ?`,
        [merchantId, storeId, at, at, limit],
      );
      return rows.map(newsOf);
    },
    async news(merchantId, storeId, afterId, limit) {
      const rows = await reads.all<NewsRow>(`${NEWS} and store_id = ? and id > ? order by id limit ?`, [
        merchantId,
        storeId ?? '',
        afterId,
        limit,
      ]);
      return rows.map(newsOf);
    },
    async findCode(merchantId, token) {
      const [row] = await reads.all<CodeRow>(`${CODES} and token = ?`, [merchantId, token]);
      return row === undefined ? undefined : codeOf(row);
    },
    async codes(merchantId, storeId, afterToken, limit) {
      const rows = await reads.all<CodeRow>(
        `${CODES} and store_id = ? and token > ? order by token limit ?`,
        [merchantId, storeId, afterToken, limit],
      );
      return rows.map(codeOf);
    },
  };
}

export function newsOf({ id, store_id, title, text, from_at, until_at }: NewsRow): StoreNews {
  const storeId = store_id === '' ? null : (store_id as StoreId);
  return {
    id,
    storeId,
    title,
    text,
    from: Number(from_at),
    until: until_at === null ? null : Number(until_at),
  };
}

export function codeOf({ token, store_id, position, campaign, created_at, ended_at }: CodeRow): StoreCode {
  return {
    ...{ token, storeId: store_id as StoreId, position, campaign: campaign === '' ? null : campaign },
    ...{ createdAt: Number(created_at), endedAt: ended_at === null ? null : Number(ended_at) },
  };
}
