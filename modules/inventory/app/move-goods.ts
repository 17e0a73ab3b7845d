import {
  AppError,
  type EpochMs,
  type Ids,
  type MerchantId,
  type SkuId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { Act, Who } from './desk.ts';
import type { KnownGoods } from './known-goods.ts';
import type { NewTransfer, Receipt, Transfer, TransferStore } from './ports.ts';

export const MOVE_KINDS = ['receive', 'damage', 'adjust'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

interface Line {
  readonly skuId: SkuId;
  /** Pieces; only `adjust` may be negative. */
  readonly quantity: number;
}

export interface GoodsMove {
  readonly storeId: StoreId;
  readonly kind: MoveKind;
  /** Number of the paper; the same paper cannot be booked twice. Without one, a number is given. */
  readonly document: string | undefined;
  readonly note: string;
  readonly lines: readonly Line[];
}

export interface GoodsShelf {
  /** False when the paper was booked before. 409 `inventory.sold_out` when less is there than goes out. */
  book(
    tx: Tx,
    merchantId: MerchantId,
    move: GoodsMove & { readonly document: string; readonly actor: string; readonly at: EpochMs },
  ): Promise<boolean>;
}

export interface MoveGoods {
  move(who: Who, move: GoodsMove): Promise<{ readonly document: string }>;
  send(
    who: Who,
    transfer: Pick<NewTransfer, 'fromStoreId' | 'toStoreId' | 'note' | 'lines'>,
  ): Promise<Transfer>;
  receive(who: Who, receipt: Pick<Receipt, 'transferId' | 'note' | 'lines'>): Promise<Transfer>;
}

/** Goods that come, break, are found or go from one shelf to another (INV-06). */
export function moveGoods(
  act: Act,
  shelf: GoodsShelf,
  transfers: TransferStore,
  known: KnownGoods,
  ids: Ids,
): MoveGoods {
  return {
    async move(who, move) {
      const { merchantId, staffId } = who;
      const { storeId, kind, lines } = move;
      await known.requireLocation(merchantId, storeId);
      await known.requireSkus(
        merchantId,
        lines.map(({ skuId }) => skuId),
      );
      const document = `${kind}:${storeId}:${move.document ?? ids.next()}`;
      return act(who, `inventory.${kind}`, async (tx, at) => {
        const fresh = await shelf.book(tx, merchantId, { ...move, document, actor: staffId, at });
        if (!fresh)
          throw new AppError('conflict', 'inventory.document_booked', '这张单据已经入账', { document });
        return { subject: `stock:${storeId}`, after: { document, lines }, answer: { document } };
      });
    },

    async send(who, transfer) {
      const { merchantId, staffId } = who;
      const { fromStoreId, toStoreId, lines } = transfer;
      if (fromStoreId === toStoreId)
        throw new AppError('unprocessable', 'inventory.same_location', '调出和调入不能是同一个地点');
      await known.requireLocation(merchantId, fromStoreId);
      await known.requireLocation(merchantId, toStoreId);
      await known.requireSkus(
        merchantId,
        lines.map(({ skuId }) => skuId),
      );
      const id = ids.next();
      return act(who, 'inventory.send_transfer', async (tx, at) => {
        const answer = await transfers.send(tx, merchantId, { ...transfer, id, actor: staffId, at });
        return { subject: `transfer:${id}`, after: { fromStoreId, toStoreId, lines }, answer };
      });
    },

    receive(who, receipt) {
      const { merchantId, staffId } = who;
      const receiptId = ids.next();
      return act(who, 'inventory.receive_transfer', async (tx, at) => {
        const { before, after } = await transfers.receive(tx, merchantId, {
          ...{ ...receipt, receiptId, actor: staffId, at },
        });
        return {
          subject: `transfer:${receipt.transferId}`,
          before: { state: before.state },
          after: { state: after.state, lines: receipt.lines },
          answer: after,
        };
      });
    },
  };
}

export function transferNotFound(transferId: string): AppError {
  return new AppError('not_found', 'inventory.transfer_not_found', '没有这张调拨单', { transferId });
}
