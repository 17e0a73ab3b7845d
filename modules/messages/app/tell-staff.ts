import type {
  Clock,
  DomainEvent,
  EpochMs,
  EventHandler,
  Ids,
  MerchantId,
  SkuId,
  StaffId,
  StoreId,
  Tx,
  UnitOfWork,
} from '#kernel';
import type { SkuDirectory } from '#modules/inventory';
import { articleName } from './article-name.ts';
import type { Before } from './ports.ts';

export const NOTICE_KINDS = ['stock_low', 'stock_short'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface StaffNotice {
  readonly id: string;
  readonly storeId: StoreId;
  readonly kind: NoticeKind;
  /** The first article that it is about. */
  readonly skuId: SkuId;
  readonly title: string;
  readonly text: string;
  readonly at: EpochMs;
}

export interface StaffNotices {
  /** Once per event. */
  add(tx: Tx, merchantId: MerchantId, notice: StaffNotice & { readonly eventId: string }): Promise<void>;
  /** These, or all that this person sees; a repeat changes nothing. `stores` null = every store. */
  markRead(
    tx: Tx,
    reader: Reader,
    stores: readonly StoreId[] | null,
    ids: readonly string[] | undefined,
    at: EpochMs,
  ): Promise<void>;
  /** Newest first. */
  page(
    reader: Reader,
    stores: readonly StoreId[] | null,
    before: Before | undefined,
    limit: number,
  ): Promise<readonly (StaffNotice & { readonly isRead: boolean })[]>;
  /** Stores with something unread. */
  unread(
    reader: Reader,
    stores: readonly StoreId[] | null,
  ): Promise<readonly { readonly storeId: StoreId; readonly unread: number }[]>;
}

export interface Reader {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
}

interface StockLow extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly available: number;
  readonly lowAt: number;
}
interface StockShort extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly pieces: number }[];
}

const NAMED_MAX = 3;

/** Whoever works at the store is told once per crossing (INV-05), and of pieces that somebody has to count. */
export function tellStaff(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly notices: StaffNotices;
  readonly articles: SkuDirectory;
  readonly clock: Clock;
  readonly ids: Ids;
}): EventHandler {
  const { unitOfWork, notices, articles, clock, ids } = parts;
  return {
    name: 'messages.tell_staff',
    types: ['inventory.stock_low', 'inventory.stock_short'],
    async deliver({ id: eventId, event }) {
      const { merchantId, storeId } = event as StockLow | StockShort;
      const words =
        event.type === 'inventory.stock_low'
          ? await low(event as StockLow)
          : await short(event as StockShort);
      if (words === undefined) return;
      const notice = { id: ids.next(), storeId, eventId, at: clock.now(), ...words };
      await unitOfWork.run((tx) => notices.add(tx, merchantId, notice));
    },
  };

  async function low({ merchantId, skuId, available, lowAt }: StockLow) {
    const name = articleName(await articles.names(merchantId, [skuId]), skuId);
    const text = `${name} 可售 ${available} 件，已到预警线 ${lowAt} 件`;
    return { kind: 'stock_low' as const, skuId, title: '库存不足，请补货', text };
  }

  async function short({ merchantId, lines }: StockShort) {
    const skuIds = lines.map(({ skuId }) => skuId);
    const [first] = skuIds;
    if (first === undefined) return undefined;
    const names = await articles.names(merchantId, skuIds.slice(0, NAMED_MAX));
    const named = lines
      .slice(0, NAMED_MAX)
      .map(({ skuId, pieces }) => `${articleName(names, skuId)} ${pieces} 件`);
    const rest = lines.length > NAMED_MAX ? `等 ${lines.length} 种` : '';
    const text = `收银台卖出了账上没有的：${named.join('、')}${rest}，请盘点`;
    return { kind: 'stock_short' as const, skuId: first, title: '账实不符，请盘点', text };
  }
}
