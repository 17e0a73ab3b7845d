import { inLockOrder } from '../domain/stock.ts';
import type { StockImport } from '../tokens.ts';
import { isNewDocument, type Shelf } from './shelf.ts';

export function sqlStockImport(shelf: Shelf): StockImport {
  return {
    async receive(tx, merchantId, document, rows, at) {
      if (!(await isNewDocument(tx, merchantId, document, at))) return;
      const cause = { document, reason: 'receive', actor: 'system', at } as const;
      await shelf.add(tx, merchantId, inLockOrder(rows), cause);
    },
  };
}
