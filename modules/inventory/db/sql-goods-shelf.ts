import type { GoodsShelf } from '../app/move-goods.ts';
import { inLockOrder } from '../domain/stock.ts';
import { ensureRows } from './ensure-rows.ts';
import { isNewDocument, type Shelf } from './shelf.ts';

export function sqlGoodsShelf(shelf: Shelf): GoodsShelf {
  return {
    async book(tx, merchantId, { storeId, kind, document, note, lines, actor, at }) {
      if (!(await isNewDocument(tx, merchantId, document, at))) return false;
      const cause = { document, reason: kind, actor, note, at } as const;
      const goods = lines.map((line) => ({ ...line, storeId }));
      if (kind === 'receive') {
        await shelf.add(tx, merchantId, inLockOrder(goods), cause);
        return true;
      }
      await ensureRows(tx, merchantId, goods, shelf.now());
      const shifts = goods.map(({ quantity, ...place }) => ({
        ...place,
        available: kind === 'damage' ? -quantity : quantity,
        reserved: 0,
      }));
      await shelf.shift(tx, merchantId, shifts, 'shelf', cause);
      return true;
    },
  };
}
