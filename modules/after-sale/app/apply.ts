import {
  AppError,
  type EpochMs,
  type Fen,
  fen,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type SkuId,
  type StoreId,
  sumFen,
  type Tx,
  ZERO_FEN,
} from '#kernel';
import type { SoldGroup, SoldLine, SoldOrder } from '#modules/orders';
import { type AfterSale, type AfterSaleLine, PER_ORDER_MAX, type Reason } from '../domain/after-sale.ts';
import { type AfterSaleType, movesMoney } from '../domain/after-sale-states.ts';
import { type OpenPieces, openPieces } from '../domain/open-pieces.ts';
import type { AfterSaleSettings } from '../domain/settings.ts';
import { mostFor } from '../domain/shares.ts';
import { refuseOutOfTime, type Whereabouts } from '../domain/windows.ts';
import type { AfterSaleMoved } from './events.ts';
import type { EvidenceStore } from './evidence.ts';
import { leavesNothing, shippingBack, withoutKept } from './nothing-left.ts';
import type { AfterSaleParts } from './parts.ts';
import { known, partOf } from './step.ts';
import { type Goods, whereGoodsAre } from './where-goods-are.ts';

/** What is asked for, in the terms of one store's part of an order. */
export interface Wish {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly type: AfterSaleType;
  readonly reason: Reason;
  readonly words: string;
  readonly lines: readonly {
    readonly line: number;
    readonly quantity: number;
    /** Missing = as much as may go back. */
    readonly amountFen?: number | undefined;
  }[];
  readonly exchangeSkuId?: SkuId | undefined;
  readonly pictures?: readonly string[] | undefined;
}

export type Apply = (
  merchantId: MerchantId,
  memberId: MemberId,
  wish: Wish,
  request: RequestKey,
) => Promise<AfterSale>;

/** She asks. Pieces and money are claimed in the same commit: two requests never ask for the same thing. */
export function applying(parts: AfterSaleParts, evidence: Pick<EvidenceStore, 'attach'>): Apply {
  const { unitOfWork, answers, store, soldLines, clock } = parts;
  return async (merchantId, memberId, wish, request) => {
    const order = await soldLines.find(merchantId, wish.orderId);
    const isHers = order?.memberId === memberId;
    const tags = isHers ? await tagsOf(parts, order, wish) : [];
    if (isHers) await refuseUnequalExchange(parts, order, wish);
    const at = clock.now();
    const id = parts.ids.next();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<AfterSale>(tx, request);
      if (earlier !== undefined) return earlier;
      if (!isHers) throw orderNotFound(wish.orderId);
      const settings = await store.settings(tx, merchantId);
      const drafted = await draft(parts, tx, { merchantId, wish, settings, id, at }, (goods) =>
        refuseOutOfTime(wish, { ...goods, tags }, settings, at),
      );
      await store.add(tx, drafted);
      if (!(await evidence.attach(tx, merchantId, memberId, id, drafted.pictures)))
        throw new AppError('unprocessable', 'after-sale.picture_unknown', '图片已失效，请重新上传');
      const facts = { merchantId, afterSaleId: id, orderId: wish.orderId, memberId, storeId: wish.storeId };
      tx.emit<AfterSaleMoved>({ type: 'after-sale.moved', occurredAt: at, ...facts, state: 'APPLY' });
      const asked = known(await store.get(tx, merchantId, id));
      await answers.record(tx, request, asked);
      return asked;
    });
  };
}

interface Draft {
  readonly merchantId: MerchantId;
  readonly wish: Wish;
  readonly settings: AfterSaleSettings;
  readonly id: string;
  readonly at: EpochMs;
}

/** Works out what may go back, and claims it. What was written is sealed where it is added. */
export async function draft(
  { store, soldLines }: Pick<AfterSaleParts, 'store' | 'soldLines'>,
  tx: Tx,
  { merchantId, wish, settings, id, at }: Draft,
  allow: (goods: Goods) => void,
): Promise<AfterSale> {
  const order = await soldLines.lock(tx, merchantId, wish.orderId);
  const group = order.groups.find(({ storeId }) => storeId === wish.storeId);
  if (group === undefined) throw orderNotFound(wish.orderId);
  const goods = whereGoodsAre(group, wish);
  allow(goods);
  const { are } = goods;
  if ((await store.countOf(tx, merchantId, order.id)) >= PER_ORDER_MAX)
    throw new AppError('conflict', 'after-sale.too_many', '这笔订单的售后申请次数已达上限', {
      max: PER_ORDER_MAX,
    });
  const taken = are === 'unsent' ? await soldLines.handedOver(tx, merchantId, order.id, group.storeId) : NONE;
  const open = openPieces(group.lines, taken);
  const goingBack = withoutKept(group, await store.keptPieces(tx, merchantId, order.id, group.storeId));
  const wished = linesOf(wish, group, open, are);
  const lines = [...wished, ...giftsAlong(wish, goingBack, open, are, settings)];
  const shippingFen = shippingBack(wish, goingBack, lines, are);
  const request: AfterSale = {
    ...{ id, merchantId, memberId: order.memberId, sealedFor: order.memberId },
    ...{ orderId: order.id, orderNumber: order.number },
    ...{ storeId: group.storeId, storeName: group.storeName, type: wish.type, reason: wish.reason },
    ...{
      words: wish.words,
      pictures: wish.pictures ?? [],
      state: 'APPLY',
      shippingFen,
      lines,
      isUnsent: are === 'unsent',
    },
    amountFen: sumFen([shippingFen, ...lines.map(({ amountFen }) => amountFen)]),
    exchangeSkuId: wish.type === 'EXCHANGE' ? (wish.exchangeSkuId ?? null) : null,
    ...{
      parcel: null,
      resent: null,
      answer: null,
      offer: null,
      split: null,
      moneyWay: null,
      reference: null,
    },
    ...{ appliedAt: at, dueAt: at + settings.approveAfterHours * HOUR_MS },
    steps: [{ state: 'APPLY', at, by: 'member' }],
  };
  await soldLines.claim(tx, merchantId, partOf(request));
  return request;
}

const NONE: ReadonlyMap<SkuId, number> = new Map();

function linesOf(
  { type, lines, storeId }: Wish,
  group: SoldGroup,
  open: OpenPieces,
  are: Whereabouts,
): AfterSaleLine[] {
  if (are === 'unsent' && lines.every(({ line }) => group.lines[line]?.isGift === true))
    throw new AppError('conflict', 'after-sale.gift_alone', '赠品随商品一起退，不能单独申请');
  return lines.map(({ line: position, quantity, amountFen: wanted }) => {
    const sold = group.lines[position];
    if (sold === undefined)
      throw new AppError('not_found', 'after-sale.line_not_found', '订单里没有这件商品', {
        storeId,
        line: position,
      });
    if (quantity > open.of(sold))
      throw new AppError('conflict', 'orders.not_refundable', '这件商品没有这么多可退', {
        position,
        openPieces: open.of(sold),
      });
    open.ask(sold, quantity);
    if (!movesMoney(type)) return asked(sold, quantity, quantity, ZERO_FEN);
    const most = mostFor(sold, quantity);
    const amountFen = fen(wanted ?? most);
    if (amountFen > most)
      throw new AppError('unprocessable', 'after-sale.amount_too_high', '退款金额超过可退金额', {
        line: position,
        mostFen: most,
      });
    if (are === 'unsent' && amountFen < most)
      throw new AppError('unprocessable', 'after-sale.amount_too_low', '未发货的商品须全额退款', {
        line: position,
        mostFen: most,
      });
    // She keeps the goods and gets a part of their price: they may still be returned for the rest.
    const isCompensation = type === 'REFUND_ONLY' && amountFen < most;
    return asked(sold, quantity, isCompensation ? 0 : quantity, amountFen);
  });
}

/**
 * What came along for nothing goes with the last of the goods that were paid for (MKT-05): unsent it stays in the shop,
 * received it has to come back.
 */
function giftsAlong(
  wish: Wish,
  group: SoldGroup,
  open: OpenPieces,
  are: Whereabouts,
  { giftsComeBack }: AfterSaleSettings,
): AfterSaleLine[] {
  if (!movesMoney(wish.type) || !leavesNothing(wish, group)) return [];
  const asking = new Set(wish.lines.map(({ line }) => line));
  const left = group.lines.filter((line) => line.isGift && !asking.has(line.position) && open.of(line) > 0);
  if (are === 'unsent')
    return left.map((gift) => {
      const pieces = open.of(gift);
      open.ask(gift, pieces);
      return asked(gift, pieces, pieces, ZERO_FEN);
    });
  const [missing] = left;
  if (missing !== undefined && giftsComeBack && wish.type === 'RETURN_REFUND')
    throw new AppError('unprocessable', 'after-sale.gift_missing', '请将赠品一并退回', {
      line: missing.position,
    });
  return [];
}

function asked(line: SoldLine, quantity: number, pieces: number, amountFen: Fen): AfterSaleLine {
  const { position, skuId, productId, title, optionText, imageUrl } = line;
  return {
    ...{ position, skuId, productId, title, optionText, imageUrl, quantity, pieces, amountFen },
    condition: null,
  };
}

async function tagsOf({ catalog }: AfterSaleParts, order: SoldOrder, wish: Wish): Promise<readonly string[]> {
  const group = order.groups.find(({ storeId }) => storeId === wish.storeId);
  const skuIds = wish.lines.flatMap(({ line }) => group?.lines[line]?.skuId ?? []);
  const offers = await catalog.offers(order.merchantId, wish.storeId, skuIds);
  return [...offers.values()].flatMap(({ tags }) => tags);
}

/** Another size or colour of the same product for the same price; anything else is a return and a new order. */
async function refuseUnequalExchange(
  { catalog }: AfterSaleParts,
  order: SoldOrder,
  wish: Wish,
): Promise<void> {
  const { type, exchangeSkuId, storeId } = wish;
  if (type !== 'EXCHANGE' || exchangeSkuId === undefined) return;
  const group = order.groups.find((each) => each.storeId === storeId);
  const bought = wish.lines.flatMap(({ line }) => group?.lines[line]?.skuId ?? []);
  const offers = await catalog.offers(order.merchantId, storeId, [...bought, exchangeSkuId]);
  const wanted = offers.get(exchangeSkuId);
  const isEqual = bought.every((skuId) => {
    const own = offers.get(skuId);
    return own?.productId === wanted?.productId && own?.storePriceFen === wanted?.storePriceFen;
  });
  if (wanted === undefined || !isEqual)
    throw new AppError('unprocessable', 'after-sale.unequal_exchange', '只能换同款同价的其他规格');
}

export function orderNotFound(orderId: string): AppError {
  return new AppError('not_found', 'after-sale.order_not_found', '没有这个订单', { orderId });
}
