import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import { AppError, type MerchantId, type SkuId, type StaffId, type StoreId, type Tx } from '#kernel';
import { transferNotFound } from '../app/move-goods.ts';
import type { NewTransfer, Receipt, Transfer, TransferLine, TransferStore } from '../app/ports.ts';
import { inLockOrder } from '../domain/stock.ts';
import { ensureRows } from './ensure-rows.ts';
import type { Shelf } from './shelf.ts';

interface TransferRow {
  readonly id: string;
  readonly from_store: StoreId;
  readonly to_store: StoreId;
  readonly state: Transfer['state'];
  readonly note: string;
  readonly sent_by: StaffId;
  readonly sent_at: number;
  readonly closed_at: number | null;
}

interface LineRow {
  readonly transfer_id: string;
  readonly sku_id: SkuId;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
}

const COLUMNS = 'id, from_store, to_store, state, note, sent_by, sent_at, closed_at';

/** Two steps (INV-06): what left is in transit until it came in or was found lost. Σ sent = received + lost + on its way. */
export function sqlTransfers(reads: Reads, shelf: Shelf): TransferStore {
  async function get(
    rows: readonly TransferRow[],
    lines: (ids: readonly string[]) => Promise<readonly LineRow[]>,
  ): Promise<Transfer[]> {
    const found = rows.length === 0 ? [] : await lines(rows.map(({ id }) => id));
    const byTransfer = Map.groupBy(found, ({ transfer_id }) => transfer_id);
    return rows.map((row) => transferOf(row, byTransfer.get(row.id) ?? []));
  }

  const linesOf = (ids: readonly string[]) =>
    `select transfer_id, sku_id, sent, received, lost from stock_transfer_lines
     where merchant_id = ? and transfer_id in (${ids.map(() => '?').join(', ')}) order by sku_id`;

  async function inTx(tx: Tx, merchantId: MerchantId, id: string): Promise<Transfer | undefined> {
    const rows = await rowsOf<TransferRow>(
      tx,
      `select ${COLUMNS} from stock_transfers where merchant_id = ? and id = ?`,
      [merchantId, id],
    );
    const [transfer] = await get(rows, (ids) => rowsOf<LineRow>(tx, linesOf(ids), [merchantId, ...ids]));
    return transfer;
  }

  return {
    async send(tx, merchantId, { id, fromStoreId, toStoreId, note, lines, actor, at }: NewTransfer) {
      const goods = inLockOrder(lines.map((line) => ({ ...line, storeId: fromStoreId })));
      await affectedRows(
        tx,
        `insert into stock_transfers (merchant_id, id, from_store, to_store, state, note, sent_by, sent_at)
         values (?, ?, ?, ?, 'SENT', ?, ?, ?)`,
        [merchantId, id, fromStoreId, toStoreId, note, actor, at],
      );
      await insertRows(tx, {
        table: 'stock_transfer_lines',
        columns: ['merchant_id', 'transfer_id', 'sku_id', 'sent', 'received', 'lost'],
        key: ['merchant_id', 'transfer_id', 'sku_id'],
        onRepeat: 'keep',
        rows: goods.map(({ skuId, quantity }) => [merchantId, id, skuId, quantity, 0, 0]),
      });
      const cause = { document: `transfer:${id}:out`, reason: 'transfer_out', actor, note, at } as const;
      await shelf.shift(
        tx,
        merchantId,
        goods.map(({ quantity, ...place }) => ({ ...place, available: -quantity, reserved: 0 })),
        'shelf',
        cause,
      );
      // Who is to receive an article for the first time sees that it is on its way.
      await ensureRows(
        tx,
        merchantId,
        goods.map(({ skuId }) => ({ skuId, storeId: toStoreId })),
        shelf.now(),
      );
      return (await inTx(tx, merchantId, id)) as Transfer;
    },

    async receive(tx, merchantId, { transferId, receiptId, lines, actor, note, at }: Receipt) {
      const before = await inTx(tx, merchantId, transferId);
      if (before === undefined) throw transferNotFound(transferId);
      for (const { skuId, received, lost } of lines) {
        const arrived = received + lost;
        const booked = await affectedRows(
          tx,
          `update stock_transfer_lines set received = received + ?, lost = lost + ?
           where merchant_id = ? and transfer_id = ? and sku_id = ? and received + lost + ? <= sent`,
          [received, lost, merchantId, transferId, skuId, arrived],
        );
        if (booked === 0)
          throw new AppError('conflict', 'inventory.more_than_sent', '收货数量超过在途数量', { skuId });
      }
      const came = lines
        .filter(({ received }) => received > 0)
        .map(({ skuId, received }) => ({ skuId, storeId: before.toStoreId, quantity: received }));
      const document = `transfer:${transferId}:${receiptId}`;
      await shelf.add(tx, merchantId, inLockOrder(came), {
        document,
        reason: 'transfer_in',
        actor,
        note,
        at,
      });
      await affectedRows(
        tx,
        `update stock_transfers set state = 'CLOSED', closed_at = ?
         where merchant_id = ? and id = ? and state = 'SENT' and not exists (select 1 from stock_transfer_lines l
           where l.merchant_id = stock_transfers.merchant_id and l.transfer_id = stock_transfers.id
             and l.received + l.lost < l.sent)`,
        [at, merchantId, transferId],
      );
      return { before, after: (await inTx(tx, merchantId, transferId)) as Transfer };
    },

    async find(merchantId, id) {
      const rows = await reads.all<TransferRow>(
        `select ${COLUMNS} from stock_transfers where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return (await get(rows, (ids) => reads.all(linesOf(ids), [merchantId, ...ids])))[0];
    },

    async list(merchantId, { stores, state }, before, limit) {
      const seen = stores?.map(() => '?').join(', ');
      const rows = await reads.all<TransferRow>(
        `select ${COLUMNS} from stock_transfers where merchant_id = ?
           ${seen === undefined ? '' : `and (from_store in (${seen}) or to_store in (${seen}))`}
           ${state === undefined ? '' : 'and state = ?'}
           ${before === undefined ? '' : 'and (sent_at, id) < (?, ?)'}
         order by sent_at desc, id desc limit ?`,
        [
          merchantId,
          ...(stores === null ? [] : [...stores, ...stores]),
          ...(state === undefined ? [] : [state]),
          ...(before ?? []),
          limit,
        ],
      );
      return get(rows, (ids) => reads.all(linesOf(ids), [merchantId, ...ids]));
    },
  };
}

function transferOf(row: TransferRow, lines: readonly LineRow[]): Transfer {
  return {
    id: row.id,
    fromStoreId: row.from_store,
    toStoreId: row.to_store,
    state: row.state,
    note: row.note,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    closedAt: row.closed_at,
    lines: lines.map(
      ({ sku_id, sent, received, lost }): TransferLine => ({
        skuId: sku_id,
        ...{ sent, received, lost, inTransit: sent - received - lost },
      }),
    ),
  };
}
