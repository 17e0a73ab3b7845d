import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MerchantId, SkuId, Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { AfterSaleReads, AfterSaleStore, AppliedBefore } from '../app/ports.ts';
import type { AfterSale, Parcel, Step } from '../domain/after-sale.ts';
import { AFTER_SALE_TYPES, movesMoney, OPEN_STATES, statesBefore } from '../domain/after-sale-states.ts';
import { type AfterSaleSettings, DEFAULT_SETTINGS } from '../domain/settings.ts';
import { loadAfterSales, type Query } from './load-after-sales.ts';
import { textSeals } from './seal-texts.ts';

const SETTINGS = 'select settings from after_sale_settings where merchant_id = ?';

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

export function sqlAfterSaleStore(vault: Vault): AfterSaleStore {
  const seals = textSeals(vault);

  async function seal(tx: Tx, { merchantId, id, sealedFor }: AfterSale, text: string): Promise<string> {
    return seals.seal(tx, merchantId, sealedFor ?? (await seals.sealedFor(tx, merchantId, id)), text);
  }

  return {
    async add(tx, request) {
      const { merchantId, memberId } = request;
      const words = await seals.seal(tx, merchantId, memberId, request.words);
      await affectedRows(
        tx,
        `insert into after_sales (merchant_id, id, member_id, sealed_for, order_id, order_number, store_id, store_name,
         type, reason, words, state, amount_fen, shipping_fen, is_unsent, exchange_sku_id, applied_at, due_at, pictures)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[merchantId, request.id, memberId, memberId, request.orderId, request.orderNumber],
          ...[request.storeId, request.storeName, request.type, request.reason, words, request.state],
          ...[request.amountFen, request.shippingFen, request.isUnsent ? 1 : 0, request.exchangeSkuId],
          ...[request.appliedAt, request.dueAt, JSON.stringify(request.pictures)],
        ],
      );
      await insertRows(tx, {
        table: 'after_sale_lines',
        columns: [
          ...['merchant_id', 'after_sale_id', 'position', 'sku_id', 'product_id', 'title', 'option_text'],
          ...['image_url', 'quantity', 'pieces', 'amount_fen'],
        ],
        key: ['merchant_id', 'after_sale_id', 'position'],
        onRepeat: 'keep',
        rows: request.lines.map((line) => [
          ...[request.merchantId, request.id, line.position, line.skuId, line.productId, line.title],
          ...[line.optionText, line.imageUrl, line.quantity, line.pieces, line.amountFen],
        ]),
      });
      for (const step of request.steps) await addStep(tx, request, step);
    },

    async get(tx, merchantId, id) {
      const query: Query = (sql, values) => rowsOf(tx, sql, values);
      const [request] = await loadAfterSales(query, merchantId, 'and id = ?', [id]);
      return request;
    },

    async advance(
      tx,
      request,
      to,
      by,
      at,
      { dueAt, parcel, resent, answer, offer, split, moneyWay, reference },
    ) {
      const before = statesBefore(to);
      const sealed = (text: string) => seal(tx, request, text);
      const set: readonly (readonly [column: string, value: unknown])[] = [
        ['parcel', parcel && JSON.stringify(await sealedParcel(parcel, sealed))],
        ['resent', resent ? JSON.stringify(await sealedParcel(resent, sealed)) : undefined],
        ['answer', answer && (await sealed(answer))],
        ['offer', offer && JSON.stringify({ ...offer, words: await sealed(offer.words) })],
        ['split', split && JSON.stringify(split)],
        ['money_way', moneyWay],
        ['reference', reference],
      ];
      const given = set.filter(([, value]) => value !== undefined);
      const moved = await affectedRows(
        tx,
        `update after_sales set state = ?, due_at = ?${given.map(([column]) => `, ${column} = ?`).join('')}
       where merchant_id = ? and id = ? and state in (${before.map(() => '?').join(', ')})`,
        [to, dueAt, ...given.map(([, value]) => value), request.merchantId, request.id, ...before],
      );
      if (moved === 1) await addStep(tx, request, { state: to, at, by });
      return moved === 1;
    },

    async setMoneyWay(tx, { merchantId, id }, from, to) {
      const changed = await affectedRows(
        tx,
        `update after_sales set money_way = ?
       where merchant_id = ? and id = ? and state = 'REFUNDING' and money_way = ?`,
        [to, merchantId, id, from],
      );
      return changed === 1;
    },

    async setCondition(tx, { merchantId, id }, position, condition) {
      const noted = await affectedRows(
        tx,
        `update after_sale_lines set condition = ?
       where merchant_id = ? and after_sale_id = ? and position = ? and condition is null`,
        [condition, merchantId, id, position],
      );
      return noted === 1;
    },

    async setShipping(tx, { merchantId, id }, shippingFen, amountFen) {
      await affectedRows(
        tx,
        'update after_sales set shipping_fen = ?, amount_fen = ? where merchant_id = ? and id = ?',
        [shippingFen, amountFen, merchantId, id],
      );
    },

    async lower(tx, { merchantId, id }, { amountFen, shippingFen, lines }) {
      const lowered = await affectedRows(
        tx,
        `update after_sales set amount_fen = ?, shipping_fen = ?
       where merchant_id = ? and id = ? and state = 'OFFERED'`,
        [amountFen, shippingFen, merchantId, id],
      );
      if (lowered !== 1) return false;
      for (const line of lines)
        await affectedRows(
          tx,
          `update after_sale_lines set pieces = ?, amount_fen = ?
         where merchant_id = ? and after_sale_id = ? and position = ?`,
          [line.pieces, line.amountFen, merchantId, id, line.position],
        );
      return true;
    },

    async keptPieces(tx, merchantId, orderId, storeId) {
      const types = AFTER_SALE_TYPES.filter((type) => !movesMoney(type));
      const rows = await rowsOf<{ position: number; pieces: number | string }>(
        tx,
        `select l.position, sum(l.pieces) as pieces from after_sales a
       join after_sale_lines l on l.merchant_id = a.merchant_id and l.after_sale_id = a.id
       where a.merchant_id = ? and a.order_id = ? and a.store_id = ?
         and a.type in (${marks(types)}) and a.state in (${marks(OPEN_STATES)})
       group by l.position`,
        [merchantId, orderId, storeId, ...types, ...OPEN_STATES],
      );
      return new Map(rows.map(({ position, pieces }) => [position, Number(pieces)]));
    },

    async exchanged(tx, { merchantId, orderId, storeId, appliedAt, id }) {
      const rows = await rowsOf<{ position: number; sku_id: SkuId; quantity: number }>(
        tx,
        `select l.position, coalesce(a.exchange_sku_id, l.sku_id) as sku_id, l.quantity from after_sales a
       join after_sale_lines l on l.merchant_id = a.merchant_id and l.after_sale_id = a.id
       where a.merchant_id = ? and a.order_id = ? and a.store_id = ? and a.type = 'EXCHANGE' and a.state = 'DONE'
         and a.applied_at <= ? and a.id <> ?
       order by a.applied_at, a.id`,
        [merchantId, orderId, storeId, appliedAt, id],
      );
      return new Map(rows.map(({ position, sku_id: skuId, quantity }) => [position, { skuId, quantity }]));
    },

    async postpone(tx, merchantId, id, at, dueAt) {
      await affectedRows(
        tx,
        'update after_sales set due_at = ? where merchant_id = ? and id = ? and due_at <= ?',
        [dueAt, merchantId, id, at],
      );
    },

    undecided(tx, merchantId, orderId, storeId) {
      const query: Query = (sql, values) => rowsOf(tx, sql, values);
      const rest = `and order_id = ? and store_id = ? and state = 'APPLY' order by applied_at, id`;
      return loadAfterSales(query, merchantId, rest, [orderId, storeId]);
    },

    async countOf(tx, merchantId, orderId) {
      const [row] = await rowsOf<{ n: number | string }>(
        tx,
        'select count(*) as n from after_sales where merchant_id = ? and order_id = ?',
        [merchantId, orderId],
      );
      return Number(row?.n ?? 0);
    },

    sealOlder: seals.sealOlder,

    settings: async (tx, merchantId) => settingsOf(await rowsOf(tx, SETTINGS, [merchantId])),

    async setSettings(tx, merchantId, settings, by, at) {
      await affectedRows(
        tx,
        `insert into after_sale_settings (merchant_id, settings, changed_by, changed_at) values (?, ?, ?, ?)
       on conflict (merchant_id) do update set settings = excluded.settings, changed_by = excluded.changed_by,
         changed_at = excluded.changed_at`,
        [merchantId, JSON.stringify(settings), by, at],
      );
    },
  };
}

export function sqlAfterSaleReads(reads: Reads): AfterSaleReads {
  const query: Query = (sql, values) => reads.all(sql, values);
  function page(
    merchantId: MerchantId,
    wanted: readonly (readonly [rule: string, values: readonly unknown[]])[],
    before: AppliedBefore | undefined,
    limit: number,
  ) {
    const rules = [...wanted];
    if (before !== undefined)
      rules.push(['(applied_at < ? or (applied_at = ? and id < ?))', [before[0], before[0], before[1]]]);
    return loadAfterSales(
      query,
      merchantId,
      `${rules.map(([rule]) => `and ${rule}`).join(' ')} order by applied_at desc, id desc limit ?`,
      [...rules.flatMap(([, values]) => values), limit],
    );
  }
  return {
    async find(merchantId, id) {
      const [request] = await loadAfterSales(query, merchantId, 'and id = ?', [id]);
      return request;
    },
    ofMember: (merchantId, memberId, orderId, before, limit) =>
      page(
        merchantId,
        [
          ['member_id = ?', [memberId]],
          ...(orderId === undefined ? [] : [['order_id = ?', [orderId]] as const]),
        ],
        before,
        limit,
      ),
    ofStores: (merchantId, stores, state, before, limit) =>
      page(
        merchantId,
        [
          ...(stores === undefined
            ? []
            : [[`store_id in (${stores.map(() => '?').join(', ')})`, stores] as const]),
          ...(state === undefined ? [] : [['state = ?', [state]] as const]),
        ],
        before,
        limit,
      ),
    due: (now, limit) =>
      reads.all<{ merchantId: MerchantId; id: string }>(
        `select merchant_id as "merchantId", id from after_sales where due_at <= ? order by due_at limit ?`,
        [now, limit],
      ),
    settings: async (merchantId) => settingsOf(await reads.all(SETTINGS, [merchantId])),
  };
}

/** What was stored before a setting existed gets its default. */
function settingsOf([row]: readonly { settings: string }[]): AfterSaleSettings {
  return row === undefined
    ? DEFAULT_SETTINGS
    : { ...DEFAULT_SETTINGS, ...(JSON.parse(row.settings) as Partial<AfterSaleSettings>) };
}

async function addStep(
  tx: Tx,
  { merchantId, id }: Pick<AfterSale, 'merchantId' | 'id'>,
  { state, at, by }: { state: Step['state']; at: EpochMs; by: Step['by'] },
): Promise<void> {
  await affectedRows(
    tx,
    'insert into after_sale_steps (merchant_id, after_sale_id, state, at, acted_by) values (?, ?, ?, ?, ?)',
    [merchantId, id, state, at, by],
  );
}

async function sealedParcel(parcel: Parcel, seal: (text: string) => Promise<string>): Promise<Parcel> {
  return { ...parcel, trackingNumber: await seal(parcel.trackingNumber) };
}
