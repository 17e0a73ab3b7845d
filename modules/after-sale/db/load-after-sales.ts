import {
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { AfterSale, AfterSaleLine, Condition, MoneyWay, Reason, Step } from '../domain/after-sale.ts';
import { AFTER_SALE_STATES, type AfterSaleState, type AfterSaleType } from '../domain/after-sale-states.ts';

/** Runs one query: outside a transaction, or inside one and seeing its writes. */
export type Query = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

interface Row {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly sealed_for: MemberId | null;
  readonly order_id: OrderId;
  readonly order_number: string;
  readonly store_id: StoreId;
  readonly store_name: string;
  readonly type: AfterSaleType;
  readonly reason: Reason;
  readonly words: string;
  readonly pictures: string;
  readonly offer: string | null;
  readonly state: AfterSaleState;
  readonly amount_fen: number | string;
  readonly shipping_fen: number | string;
  readonly is_unsent: number;
  readonly exchange_sku_id: SkuId | null;
  readonly parcel: string | null;
  readonly resent: string | null;
  readonly answer: string | null;
  readonly split: string | null;
  readonly money_way: MoneyWay | null;
  readonly reference: string | null;
  readonly applied_at: number | string;
  readonly due_at: number | string | null;
}

interface LineRow {
  readonly after_sale_id: string;
  readonly position: number;
  readonly sku_id: SkuId;
  readonly product_id: ProductId;
  readonly title: string;
  readonly option_text: string;
  readonly image_url: string;
  readonly quantity: number;
  readonly pieces: number;
  readonly amount_fen: number | string;
  readonly condition: Condition | null;
}

interface StepRow {
  readonly after_sale_id: string;
  readonly state: AfterSaleState;
  readonly at: number | string;
  readonly acted_by: Step['by'];
}

const COLUMNS = `merchant_id, id, member_id, sealed_for, order_id, order_number, store_id, store_name, type, reason, words, pictures, state,
  amount_fen, shipping_fen, is_unsent, exchange_sku_id, parcel, resent, answer, offer, split, money_way, reference, applied_at,
  due_at`;

/** The requests of one shop that `rest` (and …, order by, limit) selects; three queries for any number of them, a fourth where she showed something. */
export async function loadAfterSales(
  query: Query,
  merchantId: MerchantId,
  rest: string,
  values: readonly unknown[],
): Promise<AfterSale[]> {
  const rows = await query<Row>(`select ${COLUMNS} from after_sales where merchant_id = ? ${rest}`, [
    merchantId,
    ...values,
  ]);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const those = `where merchant_id = ? and after_sale_id in (${ids.map(() => '?').join(', ')})`;
  const lines = await query<LineRow>(
    `select after_sale_id, position, sku_id, product_id, title, option_text, image_url, quantity, pieces, amount_fen,
       condition from after_sale_lines ${those} order by position`,
    [merchantId, ...ids],
  );
  const steps = await query<StepRow>(
    `select after_sale_id, state, at, acted_by from after_sale_steps ${those}`,
    [merchantId, ...ids],
  );
  const kept = await keptPictures(query, merchantId, rows);
  const linesOf = Map.groupBy(lines, (row) => row.after_sale_id);
  const stepsOf = Map.groupBy(steps, (row) => row.after_sale_id);
  return rows.map((row) => ({
    ...{ id: row.id, merchantId: row.merchant_id, memberId: row.member_id },
    ...{ sealedFor: row.sealed_for, orderId: row.order_id },
    ...{ orderNumber: row.order_number, storeId: row.store_id, storeName: row.store_name, type: row.type },
    ...{
      reason: row.reason,
      words: row.words,
      pictures: picturesOf(row).filter((id) => kept.has(id)),
      state: row.state,
      amountFen: fen(Number(row.amount_fen)),
    },
    ...{ shippingFen: fen(Number(row.shipping_fen)), isUnsent: row.is_unsent === 1 },
    ...{ exchangeSkuId: row.exchange_sku_id, parcel: parsed(row.parcel), resent: parsed(row.resent) },
    ...{
      answer: row.answer,
      offer: parsed(row.offer),
      split: parsed(row.split),
      moneyWay: row.money_way,
      reference: row.reference,
    },
    ...{ appliedAt: Number(row.applied_at), dueAt: row.due_at === null ? null : Number(row.due_at) },
    lines: (linesOf.get(row.id) ?? []).map(lineOf),
    steps: (stepsOf.get(row.id) ?? [])
      .map((step): Step => ({ state: step.state, at: Number(step.at), by: step.acted_by }))
      .sort(inLifeOrder),
  }));
}

const picturesOf = ({ pictures }: Row): readonly string[] => JSON.parse(pictures);

/** Those that are still there: pictures go before the request that they belong to. */
async function keptPictures(
  query: Query,
  merchantId: MerchantId,
  rows: readonly Row[],
): Promise<ReadonlySet<string>> {
  const shown = rows.flatMap(picturesOf);
  if (shown.length === 0) return new Set();
  const there = await query<{ id: string }>(
    `select id from after_sale_pictures where merchant_id = ? and id in (${shown.map(() => '?').join(', ')})`,
    [merchantId, ...shown],
  );
  return new Set(there.map(({ id }) => id));
}

function lineOf(row: LineRow): AfterSaleLine {
  return {
    ...{ position: row.position, skuId: row.sku_id, productId: row.product_id, title: row.title },
    ...{ optionText: row.option_text, imageUrl: row.image_url, quantity: row.quantity, pieces: row.pieces },
    ...{ amountFen: fen(Number(row.amount_fen)), condition: row.condition },
  };
}

/** By time; what happened in the same millisecond, in the order of a life. */
function inLifeOrder(a: Step, b: Step): number {
  return a.at - b.at || AFTER_SALE_STATES.indexOf(a.state) - AFTER_SALE_STATES.indexOf(b.state);
}

function parsed<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}
