import type { CellProblem, Cells, Importer } from '#feature';
import {
  AppError,
  type Clock,
  type MerchantId,
  type SkuId,
  type StaffId,
  type StoreId,
  type Tx,
} from '#kernel';
import {
  CARRIER_CHARS_MAX,
  type OrderGroup,
  type PieceCount,
  type Shipment,
  TRACKING_NUMBER,
} from '../domain/order.ts';
import type { HandOver } from './hand-over.ts';
import { SHIPMENT_COLUMNS } from './order-sheets.ts';
import type { OrderStore } from './ports.ts';

interface ShippedRow extends Shipment {
  readonly number: string;
  /** What is in this parcel, as `goods` of the sheet names it; '' = all that is left. */
  readonly parcel: string;
}

const PARCEL_CHARS_MAX = 2_000;
const PIECES = /^(.+?)\s*[×xX*]\s*(\d{1,2})$/u;
const NUMBER = /^\d{12,24}$/;
/** Of an order that came to us without a person who sends it: the sheet is always brought in by somebody. */
const NOBODY = 'system' as StaffId;

/**
 * 批量发货 (ORD-04): one row per parcel, each with its own result. The same sheet a second time ships nothing again: a part
 * that left under this number is as the row says. Rows that name pieces (本包裹商品) send a part in several parcels.
 */
export function shipmentImporter(
  orders: Pick<OrderStore, 'idOf' | 'get'>,
  handOver: Pick<HandOver, 'shipIn'>,
  clock: Clock,
): Importer<ShippedRow> {
  async function ship(
    tx: Tx,
    by: By,
    { number, parcel, ...shipment }: ShippedRow,
  ): Promise<'changed' | 'unchanged'> {
    const { merchantId, storeId } = by;
    const id = await orders.idOf(tx, merchantId, number);
    if (id === undefined) throw refused('orders.order_not_found', '本店没有这个订单', 'number');
    const key = { merchantId, id };
    const part = (await orders.get(tx, key)).groups.find((group) => group.storeId === storeId);
    if (part === undefined) throw refused('orders.order_not_found', '本店没有这个订单', 'number');
    const some = parcel === '' ? undefined : piecesNamed(parcel, part.lines);
    const known = part.parcels.find(({ trackingNumber }) => trackingNumber === shipment.trackingNumber);
    if (known !== undefined) {
      const isAsSent = some === undefined ? part.state !== 'PREPARING' : areJust(some, known.pieces);
      if (isAsSent) return 'unchanged';
      // Two rows for one parcel: what the second one names, or all that is left, would stay in the house unseen.
      throw refused('orders.parcel_sent_before', '这个单号的包裹已按其他商品发出', 'trackingNumber');
    }
    if (part.shipment !== null) {
      if (part.shipment.trackingNumber === shipment.trackingNumber) return 'unchanged';
      throw refused('orders.shipped_otherwise', '这个订单已按另一个单号发货', 'trackingNumber');
    }
    if (part.state !== 'PREPARING' || part.fulfilment.type !== 'delivery')
      throw refused('orders.illegal_transition', '订单当前状态不能发货', 'number');
    await handOver.shipIn(tx, key, shipment, by, clock.now(), some);
    return 'changed';
  }

  return {
    ...{ kind: 'shipments', label: '批量发货', columns: SHIPMENT_COLUMNS, scope: 'store' },
    roles: ['owner', 'manager', 'clerk'],
    check(cells) {
      const problems = [...wrongCells(cells)];
      const { number = '', carrier = '', trackingNumber = '', parcel = '' } = cells;
      return problems.length > 0 ? { problems } : { row: { number, carrier, trackingNumber, parcel } };
    },
    async apply(tx, { merchantId, storeId, staffId = NOBODY, ip = null }, rows) {
      if (storeId === null) throw refused('imports.store_needed', '请指定门店', 'number');
      const counts = { created: 0, changed: 0, unchanged: 0 };
      for (const row of rows) counts[await ship(tx, { merchantId, storeId, staffId, ip }, row)] += 1;
      return counts;
    },
  };
}

interface By {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

function* wrongCells({
  number = '',
  carrier = '',
  trackingNumber = '',
  parcel = '',
}: Cells): Iterable<CellProblem> {
  if (!NUMBER.test(number))
    yield { column: 'number', code: 'orders.bad_number', message: '订单号应为数字，请把单元格设为文本' };
  if (carrier === '' || carrier.length > CARRIER_CHARS_MAX)
    yield {
      column: 'carrier',
      code: 'orders.bad_carrier',
      message: `快递公司必填，最多 ${CARRIER_CHARS_MAX} 个字`,
    };
  if (!TRACKING_NUMBER.test(trackingNumber))
    yield {
      column: 'trackingNumber',
      code: 'orders.bad_tracking_number',
      message: '快递单号是 6–32 位字母、数字或短横线',
    };
  if (parcel.length > PARCEL_CHARS_MAX)
    yield {
      column: 'parcel',
      code: 'orders.bad_parcel',
      message: `本包裹商品最多 ${PARCEL_CHARS_MAX} 个字`,
    };
}

/** 太阳镜黑色 ×2；镜布 ×1: the words of the sheet that was taken out, with the pieces of this parcel. */
function piecesNamed(text: string, lines: OrderGroup['lines']): readonly PieceCount[] {
  const pieces = new Map<SkuId, number>();
  for (const named of text.split(/[；;\n]/).filter((each) => each.trim() !== '')) {
    const [, name = '', count = ''] = PIECES.exec(named.trim()) ?? [];
    const skus = new Set(
      lines
        .filter(({ title, optionText, skuId }) => `${title}${optionText}` === name || skuId === name)
        .map(({ skuId }) => skuId),
    );
    const [skuId] = skus;
    const quantity = Number(count);
    if (skuId === undefined || skus.size > 1 || quantity < 1) throw badParcel();
    pieces.set(skuId, (pieces.get(skuId) ?? 0) + quantity);
  }
  if (pieces.size === 0) throw badParcel();
  return [...pieces].map(([skuId, quantity]) => ({ skuId, quantity }));
}

/** Just these pieces; `sent` names each article once. */
function areJust(named: readonly PieceCount[], sent: readonly PieceCount[]): boolean {
  const counts = new Map(sent.map(({ skuId, quantity }) => [skuId, quantity]));
  return named.length === sent.length && named.every(({ skuId, quantity }) => counts.get(skuId) === quantity);
}

function badParcel(): AppError {
  return refused('orders.bad_parcel', '本包裹商品请写成「商品名规格 ×件数」，多种以分号隔开', 'parcel');
}

function refused(code: string, message: string, column: string): AppError {
  return new AppError('unprocessable', code, message, { column });
}
