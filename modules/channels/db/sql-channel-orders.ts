import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId, OrderId, SkuId } from '#kernel';
import type { Vault } from '#modules/privacy';
import { buyerOf } from '../app/become-order.ts';
import type { ChannelKey, ChannelOrder, ChannelOrderStore } from '../app/ports.ts';
import type { ChannelContent, ChannelOrderState, SellingChannel, TaskProblem } from '../domain/notice.ts';

interface Row {
  readonly merchant_id: MerchantId;
  readonly channel: SellingChannel;
  readonly external_no: string;
  readonly id: string;
  readonly revision: number | string;
  readonly state: ChannelOrderState;
  readonly order_id: OrderId | null;
  readonly goods: string;
  readonly problems: string;
  readonly seen_at: number | string;
}

const COLUMNS = 'merchant_id, channel, external_no, id, revision, state, order_id, goods, problems, seen_at';
const KEY = 'merchant_id = ? and channel = ? and external_no = ?';
const valuesOf = ({ merchantId, channel, externalNo }: ChannelKey) => [merchantId, channel, externalNo];

export function sqlChannelOrders(reads: Reads, vault: Vault): ChannelOrderStore {
  const one = async (where: string, values: readonly unknown[]) => {
    const [row] = await reads.all<Row>(`select ${COLUMNS} from channel_orders where ${where}`, values);
    return row === undefined ? undefined : orderOf(row);
  };
  return {
    async note(tx, key, id, at) {
      await affectedRows(
        tx,
        `insert into channel_orders (merchant_id, channel, external_no, id, revision, state, goods, problems, seen_at)
         values (?, ?, ?, ?, -1, 'NEW', '', '[]', ?) on conflict (merchant_id, channel, external_no) do nothing`,
        [...valuesOf(key), id, at],
      );
    },
    async advance(tx, key, revision, at) {
      const [row] = await rowsOf<Row>(
        tx,
        `update channel_orders set revision = ?, seen_at = ? where ${KEY} and revision < ? returning ${COLUMNS}`,
        [revision, at, ...valuesOf(key), revision],
      );
      return row === undefined ? undefined : orderOf(row);
    },
    async hold(tx, key) {
      const [row] = await rowsOf<Row>(
        tx,
        `update channel_orders set revision = revision where ${KEY} returning ${COLUMNS}`,
        valuesOf(key),
      );
      return row === undefined ? undefined : orderOf(row);
    },
    async change(tx, key, { state, orderId, goods, problems }) {
      await affectedRows(
        tx,
        `update channel_orders set state = coalesce(?, state), order_id = coalesce(?, order_id),
           goods = coalesce(?, goods), problems = coalesce(?, problems) where ${KEY}`,
        [
          ...[state ?? null, orderId ?? null, goods ?? null],
          ...[problems === undefined ? null : JSON.stringify(problems), ...valuesOf(key)],
        ],
      );
    },
    async keepContent(tx, order, content) {
      const text = JSON.stringify(content);
      const sealed = await vault.seal(tx, order.merchantId, buyerOf(order), 'delivery', text);
      await affectedRows(tx, `update channel_orders set content = ? where ${KEY}`, [
        sealed,
        ...valuesOf(order),
      ]);
    },
    async contentOf(order) {
      const [row] = await reads.all<{ content: string | null }>(
        `select content from channel_orders where ${KEY}`,
        valuesOf(order),
      );
      if (row?.content == null) return undefined;
      const { merchantId } = order;
      const text = await vault.open(merchantId, buyerOf(order), 'delivery', row.content, 'order.serve');
      return text === null ? undefined : (JSON.parse(text) as ChannelContent);
    },
    async noteRefund(tx, key, refundNo, afterSaleId, at) {
      const fresh = await affectedRows(
        tx,
        `insert into channel_refunds (merchant_id, channel, external_no, refund_no, after_sale_id, at)
         values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [...valuesOf(key), refundNo, afterSaleId, at],
      );
      return fresh === 1;
    },
    async isChannelsOwn(merchantId, afterSaleId) {
      const rows = await reads.all(
        'select 1 as one from channel_refunds where merchant_id = ? and after_sale_id = ?',
        [merchantId, afterSaleId],
      );
      return rows.length > 0;
    },
    find: (merchantId, id) => one('merchant_id = ? and id = ?', [merchantId, id]),
    ofOrder: (merchantId, orderId) => one('merchant_id = ? and order_id = ?', [merchantId, orderId]),
    async page(merchantId, { channel, needsYou }, before, limit) {
      const rows = await reads.all<Row>(
        `select ${COLUMNS} from channel_orders where merchant_id = ?
         ${channel === undefined ? '' : 'and channel = ?'} ${needsYou ? "and problems <> '[]'" : ''}
         ${before === undefined ? '' : 'and (seen_at < ? or (seen_at = ? and id < ?))'}
         order by seen_at desc, id desc limit ?`,
        [
          ...[merchantId, ...(channel === undefined ? [] : [channel])],
          ...(before === undefined ? [] : [before[0], before[0], before[1]]),
          limit,
        ],
      );
      return rows.map(orderOf);
    },
    async articles(merchantId, channel, written) {
      if (written.length === 0) return new Map();
      const rows = await reads.all<{ article: string; sku_id: SkuId }>(
        `select article, sku_id from channel_articles where merchant_id = ? and channel = ?
         and article in (${written.map(() => '?').join(', ')})`,
        [merchantId, channel, ...written],
      );
      return new Map(rows.map(({ article, sku_id }) => [article, sku_id]));
    },
    async nameArticle(tx, merchantId, { channel, article, skuId }, by, at) {
      await affectedRows(
        tx,
        `insert into channel_articles (merchant_id, channel, article, sku_id, named_by, named_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, channel, article)
         do update set sku_id = excluded.sku_id, named_by = excluded.named_by, named_at = excluded.named_at`,
        [merchantId, channel, article, skuId, by, at],
      );
    },
  };
}

function orderOf(row: Row): ChannelOrder {
  return {
    ...{ merchantId: row.merchant_id, channel: row.channel, externalNo: row.external_no, id: row.id },
    ...{ state: row.state, orderId: row.order_id, goods: row.goods },
    revision: Number(row.revision),
    problems: JSON.parse(row.problems) as TaskProblem[],
    seenAt: Number(row.seen_at),
  };
}
