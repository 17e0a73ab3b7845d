import { AppError, type EpochMs, type StaffId, type StoreId, type Tx } from '#kernel';
import type { SoldOrder } from '#modules/orders';
import type { AfterSale, Condition } from '../domain/after-sale.ts';
import type { AfterSaleParts } from './parts.ts';

/** What came back, line by line; lines that are not named are as good as new. */
export interface Looked {
  readonly conditions: readonly { readonly line: number; readonly condition: Condition }[];
}

interface PuttingAway extends Looked {
  readonly order: SoldOrder;
  readonly request: AfterSale;
  /** On whose shelf. */
  readonly storeId: StoreId;
  readonly by: StaffId;
  readonly at: EpochMs;
}

/** Broken goods never reach the shelf: the line says what became of them. */
export async function putAway(
  { store, soldLines, stock }: Pick<AfterSaleParts, 'store' | 'soldLines' | 'stock'>,
  tx: Tx,
  { order, request, conditions, storeId, by, at }: PuttingAway,
): Promise<void> {
  const sold = order.groups.find((group) => group.storeId === request.storeId)?.lines ?? [];
  const bought = new Map(sold.map(({ position, quantity: pieces }) => [position, pieces]));
  const said = new Map(conditions.map(({ line, condition }) => [line, condition]));
  const asNew: { skuId: AfterSale['lines'][number]['skuId']; quantity: number }[] = [];
  const given = await store.exchanged(tx, request);
  for (const { position, skuId, quantity } of request.lines) {
    const condition = said.get(position) ?? 'sellable';
    if (!(await store.setCondition(tx, request, position, condition)))
      throw new AppError('conflict', 'after-sale.put_away_already', '这批退货已经验收入库');
    const instead = given.get(position);
    // Of a line of which she has both articles it is not known which came back: it counts as the one she bought.
    const isOther = instead !== undefined && instead.quantity === bought.get(position);
    if (condition === 'sellable') asNew.push({ skuId: isOther ? instead.skuId : skuId, quantity });
  }
  const lines = await soldLines.goodsOf(request.merchantId, storeId, asNew);
  const document = `after-sale:${request.id}`;
  await stock.takeBack(tx, request.merchantId, { document, lines, actor: by, at });
}
