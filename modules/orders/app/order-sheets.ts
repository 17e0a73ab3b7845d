import type { Exporter, SheetColumn, SheetValue } from '#feature';
import type { MerchantId, SkuId, StoreId } from '#kernel';
import type { Order, OrderGroup } from '../domain/order.ts';
import { beijing } from '../domain/printed-order.ts';
import type { Deliveries } from './deliveries.ts';
import type { ConsoleFilter, OrderReads, PlacedBefore } from './ports.ts';

const ORDERS_PER_READ_MAX = 200;

const COLUMNS: readonly SheetColumn[] = [
  { key: 'number', label: '订单号' },
  { key: 'channel', label: '渠道' },
  { key: 'externalNo', label: '渠道单号' },
  { key: 'placedAt', label: '下单时间' },
  { key: 'state', label: '订单状态' },
  { key: 'partState', label: '本店状态' },
  { key: 'goods', label: '商品' },
  { key: 'pieces', label: '件数' },
  { key: 'discountYuan', label: '优惠（元）' },
  { key: 'shippingYuan', label: '运费（元）' },
  { key: 'payableYuan', label: '应付（元）' },
  { key: 'recipient', label: '收货人' },
  { key: 'phone', label: '收货电话' },
  { key: 'address', label: '收货地址' },
  { key: 'carrier', label: '快递公司' },
  { key: 'trackingNumber', label: '快递单号' },
];

/** In the columns in which it comes back with a carrier and a number in every row. */
export const SHIPMENT_COLUMNS: readonly SheetColumn[] = [
  { key: 'number', label: '订单号', required: true, alsoCalled: ['订单编号'] },
  { key: 'carrier', label: '快递公司', required: true, alsoCalled: ['物流公司', '承运商'] },
  { key: 'trackingNumber', label: '快递单号', required: true, alsoCalled: ['运单号', '物流单号'] },
  { key: 'parcel', label: '本包裹商品', alsoCalled: ['拆单商品'] },
  { key: 'goods', label: '商品' },
  { key: 'recipient', label: '收货人' },
];

/** Orders on paper (ORD-04): with masks for whoever works at the store, in full for the owner alone; both are audited. */
export function orderSheets(
  reads: Pick<OrderReads, 'ofStores'>,
  deliveries: Pick<Deliveries, 'inFull'>,
): readonly Exporter[] {
  async function* parts(
    merchantId: MerchantId,
    storeId: StoreId | null,
    state: ConsoleFilter['state'],
  ): AsyncGenerator<readonly (readonly [Order, OrderGroup])[]> {
    const stores = storeId === null ? null : [storeId];
    for (let before: PlacedBefore | undefined; ; ) {
      const orders = await reads.ofStores(merchantId, { stores, state }, before, ORDERS_PER_READ_MAX);
      yield orders.flatMap((order) =>
        order.groups
          .filter((group) => storeId === null || group.storeId === storeId)
          .map((group) => [order, group] as const),
      );
      const oldest = orders.at(-1);
      if (oldest === undefined || orders.length < ORDERS_PER_READ_MAX) return;
      before = [oldest.placedAt, oldest.id];
    }
  }

  return [
    {
      ...{ kind: 'orders', label: '订单（脱敏）', columns: COLUMNS, scope: 'store' },
      roles: ['owner', 'manager', 'clerk'],
      async *rows({ merchantId, storeId }) {
        for await (const batch of parts(merchantId, storeId, undefined))
          yield batch.map(([order, group]) => row(order, group));
      },
    },
    {
      ...{ kind: 'orders-in-full', label: '订单（含完整收货信息）', columns: COLUMNS, scope: 'store' },
      roles: ['owner'],
      async *rows({ merchantId, storeId }) {
        for await (const batch of parts(merchantId, storeId, undefined)) {
          const opened = await deliveries.inFull(
            batch.map(([order]) => order),
            'order.deliver',
          );
          yield batch.map(([, { storeId: own }], n) => {
            const order = opened[n] as Order;
            return row(order, order.groups.find((group) => group.storeId === own) as OrderGroup);
          });
        }
      },
    },
    {
      ...{ kind: 'shipments', label: '待发货清单', columns: SHIPMENT_COLUMNS, scope: 'store' },
      roles: ['owner', 'manager', 'clerk'],
      async *rows({ merchantId, storeId }) {
        for await (const batch of parts(merchantId, storeId, 'PREPARING'))
          yield batch
            .filter(([, { state, fulfilment }]) => state === 'PREPARING' && fulfilment.type === 'delivery')
            .map(([{ number }, group]) => [number, '', '', '', leftOf(group), nameOf(group)]);
      },
    },
  ];
}

function row(order: Order, group: OrderGroup): SheetValue[] {
  const { fulfilment, shipment, lines } = group;
  const address = fulfilment.type === 'delivery' ? fulfilment.address : undefined;
  return [
    ...[order.number, order.channel, order.externalNo, beijing(order.placedAt), order.state, group.state],
    ...[goodsOf(group), lines.reduce((sum, { quantity }) => sum + quantity, 0)],
    ...[yuan(group.discountFen), yuan(group.shippingFen), yuan(group.payableFen)],
    ...[address?.name ?? null, address?.phone ?? null],
    address === undefined ? null : `${address.region}${address.detail}`,
    ...[shipment?.carrier ?? null, shipment?.trackingNumber ?? null],
  ];
}

const goodsOf = ({ lines }: Pick<OrderGroup, 'lines'>): string =>
  lines.map(({ title, optionText, quantity }) => `${title}${optionText} ×${quantity}`).join('；');
/** What is still to be sent, in the words in which a parcel of its own names it. */
function leftOf(group: OrderGroup): string {
  const sent = new Map<SkuId, number>();
  for (const { skuId, quantity } of group.parcels.flatMap(({ pieces }) => pieces))
    sent.set(skuId, (sent.get(skuId) ?? 0) + quantity);
  const lines = group.lines.flatMap((line) => {
    const gone = Math.min(line.quantity, sent.get(line.skuId) ?? 0);
    sent.set(line.skuId, (sent.get(line.skuId) ?? 0) - gone);
    return gone === line.quantity ? [] : [{ ...line, quantity: line.quantity - gone }];
  });
  return goodsOf({ lines });
}

const nameOf = ({ fulfilment }: OrderGroup): string | null =>
  fulfilment.type === 'delivery' ? fulfilment.address.name : null;
const yuan = (amountFen: number): string => (amountFen / 100).toFixed(2);
