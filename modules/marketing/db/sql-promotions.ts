import { affectedRows, type Reads, rowsOf } from '#db';
import { decodeCursor, pageOf, type SkuId, type Tx } from '#kernel';
import type { KeptPrice, PromotionStore } from '../app/promotion-ports.ts';
import type { Promotion, PromotionRules, PromotionTerms } from '../domain/promotion.ts';
import { STATES_BEFORE } from '../domain/template.ts';

const COLUMNS = 'id, kind, title, state, from_at, until_at, rules, created_at, changed_at';
const SELECT = `select ${COLUMNS} from promotions where merchant_id = ?`;

interface PromotionRow {
  readonly id: string;
  readonly title: string;
  readonly state: Promotion['state'];
  readonly from_at: number | string;
  readonly until_at: number | string;
  readonly rules: string;
  readonly created_at: number | string;
}

interface PriceRow {
  readonly promotion_id: string;
  readonly sku_id: SkuId;
  readonly price_fen: number | string;
  readonly per_member_max: number | null;
  readonly lowest_fen: number | string | null;
  readonly lowest_from: 'sales' | 'shelf' | null;
  readonly evidence_at: number | string | null;
}

export function sqlPromotions(reads: Reads): PromotionStore {
  const rows = <Row>(tx: Tx | undefined, sql: string, values: readonly unknown[]) =>
    tx === undefined ? reads.all<Row>(sql, values) : rowsOf<Row>(tx, sql, values);

  return {
    async put(tx, merchantId, promotion, at) {
      const { id, title, state, fromAt, untilAt, rules, createdAt } = promotion;
      const added = await affectedRows(
        tx,
        `insert into promotions (merchant_id, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do nothing`,
        [merchantId, id, rules.kind, title, state, fromAt, untilAt, JSON.stringify(rules), createdAt, at],
      );
      if (added === 1) await putPrices(tx, merchantId, id, rules);
    },
    async rewrite(tx, merchantId, id, terms: PromotionTerms, at) {
      const { title, fromAt, untilAt, rules } = terms;
      const rewritten = await affectedRows(
        tx,
        `update promotions set kind = ?, title = ?, from_at = ?, until_at = ?, rules = ?, changed_at = ?
         where merchant_id = ? and id = ? and state = 'DRAFT'`,
        [rules.kind, title, fromAt, untilAt, JSON.stringify(rules), at, merchantId, id],
      );
      if (rewritten === 0) return false;
      await affectedRows(tx, 'delete from promotion_prices where merchant_id = ? and promotion_id = ?', [
        merchantId,
        id,
      ]);
      await putPrices(tx, merchantId, id, rules);
      return true;
    },
    async find(merchantId, id, tx) {
      const [row] = await rows<PromotionRow>(tx, `${SELECT} and id = ?`, [merchantId, id]);
      return row === undefined ? undefined : promotionOf(row);
    },
    async prices(merchantId, ids, tx) {
      const found = new Map<string, KeptPrice[]>();
      if (ids.length === 0) return found;
      const all = await rows<PriceRow>(
        tx,
        `select promotion_id, sku_id, price_fen, per_member_max, lowest_fen, lowest_from, evidence_at
         from promotion_prices where merchant_id = ? and promotion_id in (${ids.map(() => '?').join(', ')})
         order by promotion_id, sku_id`,
        [merchantId, ...ids],
      );
      for (const row of all)
        found.set(row.promotion_id, [...(found.get(row.promotion_id) ?? []), priceOf(row)]);
      return found;
    },
    async step(tx, merchantId, id, to, at) {
      const before = STATES_BEFORE[to];
      const stepped = await affectedRows(
        tx,
        `update promotions set state = ?, changed_at = ?
         where merchant_id = ? and id = ? and state in (${before.map(() => '?').join(', ')})`,
        [to, at, merchantId, id, ...before],
      );
      return stepped === 1;
    },
    async keepEvidence(tx, merchantId, id, evidence) {
      for (const { skuId, lowestFen, from, at } of evidence)
        await affectedRows(
          tx,
          `update promotion_prices set lowest_fen = ?, lowest_from = ?, evidence_at = ?
           where merchant_id = ? and promotion_id = ? and sku_id = ?`,
          [lowestFen, from, at, merchantId, id, skuId],
        );
    },
    async page(merchantId, state, cursor, limit) {
      const [before = '~'] = cursor === undefined ? [] : decodeCursor(cursor);
      const found = await reads.all<PromotionRow>(
        `${SELECT} ${state === undefined ? '' : 'and state = ?'} and id < ? order by id desc limit ?`,
        [merchantId, ...(state === undefined ? [] : [state]), String(before), limit + 1],
      );
      return pageOf(found.map(promotionOf), limit, ({ id }) => [id]);
    },
    async running(merchantId, now, max) {
      const found = await reads.all<PromotionRow>(
        `${SELECT} and state = 'PUBLISHED' and until_at > ? order by from_at, id limit ?`,
        [merchantId, now, max],
      );
      return found.map(promotionOf);
    },
    async takenBy(merchantId, memberId, promotionIds) {
      if (promotionIds.length === 0) return new Map();
      const found = await reads.all<{ promotion_id: string; sku_id: string; taken: number }>(
        `select promotion_id, sku_id, taken from promotion_takes where merchant_id = ? and member_id = ?
           and promotion_id in (${promotionIds.map(() => '?').join(', ')})`,
        [merchantId, memberId, ...promotionIds],
      );
      return new Map(found.map((row) => [`${row.promotion_id} ${row.sku_id}`, Number(row.taken)]));
    },
    async sold(merchantId, ids) {
      if (ids.length === 0) return new Map();
      const found = await reads.all<{ id: string; pieces: number }>(
        `select promotion_id as id, sum(quantity) as pieces from promotion_order_takes
         where merchant_id = ? and state = 'KEPT' and promotion_id in (${ids.map(() => '?').join(', ')})
         group by promotion_id`,
        [merchantId, ...ids],
      );
      return new Map(found.map(({ id, pieces }) => [id, Number(pieces)]));
    },
  };
}

async function putPrices(tx: Tx, merchantId: string, id: string, rules: PromotionRules): Promise<void> {
  if (rules.kind !== 'time_limited') return;
  for (const { skuId, priceFen, perMemberMax } of rules.prices)
    await affectedRows(
      tx,
      `insert into promotion_prices (merchant_id, promotion_id, sku_id, price_fen, per_member_max)
       values (?, ?, ?, ?, ?)`,
      [merchantId, id, skuId, priceFen, perMemberMax],
    );
}

function promotionOf(row: PromotionRow): Promotion {
  return {
    ...{ id: row.id, title: row.title, state: row.state, rules: JSON.parse(row.rules) },
    ...{ fromAt: Number(row.from_at), untilAt: Number(row.until_at), createdAt: Number(row.created_at) },
  };
}

function priceOf(row: PriceRow): KeptPrice {
  const { sku_id: skuId, per_member_max: perMemberMax, lowest_from: from } = row;
  const evidence =
    from === null ? null : { lowestFen: Number(row.lowest_fen), from, at: Number(row.evidence_at) };
  return { skuId, priceFen: Number(row.price_fen), perMemberMax, evidence };
}
