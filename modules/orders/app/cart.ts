import {
  type AnswerBook,
  AppError,
  type Clock,
  type Fen,
  fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  type RequestKey,
  type SkuId,
  type StoreId,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { Catalog, Choice, ModifierGroup, SkuOffer } from '#modules/catalog';
import { stockState } from '#modules/inventory';
import type { Stores } from '#modules/stores';
import { CART_LINES_MAX, type CartLine, type SeenLine, whyNot } from '../domain/cart.ts';
import { choiceText, inOneOrder } from '../domain/choices.ts';
import { LINE_PIECES_MAX } from '../domain/order.ts';
import { chosenStill, chosenWith, menuOf } from './chosen.ts';
import type { CartStore } from './ports.ts';

interface CartView {
  readonly groups: readonly {
    readonly storeId: StoreId;
    readonly storeName: string;
    readonly lines: readonly CartLineView[];
  }[];
}

interface CartLineView {
  readonly skuId: SkuId;
  readonly productId: string;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly quantity: number;
  /** Together with store and article they name the line. */
  readonly choices: readonly Choice[];
  /** `加蛋 · 少辣` */
  readonly choiceText: string;
  /** With what was chosen. */
  readonly priceFen: Fen;
  /** What it cost when she put it there, where that is no longer its price (CAT-09). */
  readonly priceWasFen: Fen | null;
  /** Pieces that one order could take now, at most 99. */
  readonly available: number;
  readonly valid: boolean;
  readonly reason: string | null;
}

/** What anybody is told: no number of pieces (STO-02), nothing that is off the shelf. */
interface GuestView {
  readonly groups: readonly (Omit<CartView['groups'][number], 'lines'> & {
    readonly lines: readonly Omit<CartLineView, 'available'>[];
  })[];
}

export interface Cart {
  view(merchantId: MerchantId, memberId: MemberId): Promise<CartView>;
  /** Lines that a guest's device holds, at today's prices; nothing is kept. */
  look(merchantId: MerchantId, lines: readonly CartLine[]): Promise<GuestView>;
  /**
   * What she put together before she signed in joins her cart, once per key: pieces of the same line add up, what cannot be
   * bought now is kept and marked. Articles and stores that nobody knows, and what does not fit any more, stay out.
   */
  merge(
    merchantId: MerchantId,
    memberId: MemberId,
    lines: readonly CartLine[],
    request: RequestKey,
  ): Promise<CartView & { readonly leftOut: number }>;
  /** 0 pieces takes the line out. */
  put(merchantId: MerchantId, memberId: MemberId, line: CartLine): Promise<CartView>;
}

/** The cart is a wish list with today's prices and stock: nothing is reserved, what cannot be bought stays, marked. */
export function cart(
  unitOfWork: UnitOfWork,
  carts: CartStore,
  catalog: Catalog,
  stores: Stores,
  clock: Clock,
  answers: AnswerBook,
): Cart {
  const view = async (merchantId: MerchantId, memberId: MemberId) =>
    show(merchantId, await carts.lines(merchantId, memberId), memberId);

  async function show(
    merchantId: MerchantId,
    all: readonly SeenLine[],
    memberId: MemberId,
  ): Promise<CartView> {
    const byStore = Map.groupBy(all, ({ storeId }) => storeId);
    const groups = [...byStore].map(async ([storeId, lines]) => {
      const skuIds = lines.map(({ skuId }) => skuId);
      const [store, offers, pieces] = await Promise.all([
        stores.find(merchantId, storeId),
        catalog.offers(merchantId, storeId, skuIds, memberId),
        catalog.available(merchantId, storeId, skuIds),
      ]);
      const menu = await menuOf(catalog, merchantId, offers);
      return {
        storeId,
        storeName: store?.name ?? '',
        lines: lines.map((line) => lineView(line, offers.get(line.skuId), menu, pieces.get(line.skuId) ?? 0)),
      };
    });
    return { groups: await Promise.all(groups) };
  }

  async function look(merchantId: MerchantId, all: readonly CartLine[]): Promise<GuestView> {
    const byStore = Map.groupBy(all, ({ storeId }) => storeId);
    const groups = [...byStore].map(async ([storeId, wanted]) => {
      const store = await stores.find(merchantId, storeId);
      if (store === undefined) return [];
      const skuIds = wanted.map(({ skuId }) => skuId);
      const [offers, pieces] = await Promise.all([
        catalog.offers(merchantId, storeId, skuIds),
        catalog.available(merchantId, storeId, skuIds),
      ]);
      const menu = await menuOf(catalog, merchantId, offers);
      const lines = wanted.flatMap((line) => {
        const offer = offers.get(line.skuId);
        if (offer === undefined || offer.refusal === 'off_shelf') return [];
        const asHers = { ...line, choices: inOneOrder(line.choices), seenPriceFen: null };
        const { available: _, ...told } = lineView(
          ...([asHers, offer, menu, pieces.get(line.skuId) ?? 0, whyNotForAnybody] as const),
        );
        return [told];
      });
      return lines.length === 0 ? [] : [{ storeId, storeName: store.name, lines }];
    });
    return { groups: (await Promise.all(groups)).flat() };
  }

  /** As they cost today; without stores that nobody knows, and articles of which no store says anything. */
  async function priced(
    merchantId: MerchantId,
    lines: readonly CartLine[],
    memberId: MemberId,
  ): Promise<readonly SeenLine[]> {
    const byStore = Map.groupBy(lines, ({ storeId }) => storeId);
    const found = [...byStore].map(async ([storeId, wanted]) => {
      if ((await stores.find(merchantId, storeId)) === undefined) return [];
      const skuIds = wanted.map(({ skuId }) => skuId);
      const offers = await catalog.offers(merchantId, storeId, skuIds, memberId);
      const menu = await menuOf(catalog, merchantId, offers);
      return wanted.flatMap((line): SeenLine[] => {
        const offer = offers.get(line.skuId);
        if (offer === undefined) return [];
        const choices = inOneOrder(line.choices);
        const chosen = chosenStill(offer, menu, choices);
        const seenPriceFen = atLeastNothing(offer.priceFen + (chosen?.modifiersFen ?? 0));
        return [{ ...line, choices, seenPriceFen }];
      });
    });
    return (await Promise.all(found)).flat();
  }

  return {
    view,
    look,
    async merge(merchantId, memberId, lines, request) {
      const known = await priced(merchantId, lines, memberId);
      const at = clock.now();
      const { leftOut } = await unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<{ readonly leftOut: number }>(tx, request);
        if (earlier !== undefined) return earlier;
        let fitting = 0;
        for (const line of known) if (await carts.join(tx, merchantId, memberId, line, at)) fitting += 1;
        const told = { leftOut: lines.length - fitting };
        await answers.record(tx, request, told);
        return told;
      });
      return { ...(await view(merchantId, memberId)), leftOut };
    },
    async put(merchantId, memberId, wanted) {
      const line = { ...wanted, choices: inOneOrder(wanted.choices) };
      const { storeId, skuId, quantity } = line;
      if (quantity === 0) {
        await unitOfWork.run((tx) => carts.remove(tx, merchantId, memberId, [line]));
        return view(merchantId, memberId);
      }
      const [store, offers] = await Promise.all([
        stores.find(merchantId, storeId),
        catalog.offers(merchantId, storeId, [skuId], memberId),
      ]);
      if (store === undefined)
        throw new AppError('not_found', 'orders.store_not_found', '没有这家门店', { storeId });
      const offer = offers.get(skuId);
      if (offer?.onSale !== true)
        throw new AppError('not_found', 'orders.item_unavailable', '商品已下架', { storeId, skuId });
      const { modifiersFen } = chosenWith(offer, await menuOf(catalog, merchantId, offers), line.choices);
      const at = clock.now();
      const seen = { ...line, seenPriceFen: atLeastNothing(offer.priceFen + modifiersFen) };
      const fits = await unitOfWork.run((tx) => carts.put(tx, merchantId, memberId, seen, at));
      if (!fits)
        throw new AppError('unprocessable', 'orders.cart_full', `购物车最多放 ${CART_LINES_MAX} 种商品`, {
          linesMax: CART_LINES_MAX,
        });
      return view(merchantId, memberId);
    },
  };
}

function lineView(
  line: SeenLine,
  offer: SkuOffer | undefined,
  menu: ReadonlyMap<ProductId, readonly ModifierGroup[]>,
  pieces: number,
  reasonOf: typeof whyNot = whyNot,
): CartLineView {
  const chosen = offer === undefined ? undefined : chosenStill(offer, menu, line.choices);
  const refused = reasonOf(line, offer === undefined ? 'off_shelf' : offer.refusal, pieces);
  const reason = refused ?? (chosen === undefined ? '可选项有变化，请重新选择' : null);
  const priceFen =
    offer === undefined ? ZERO_FEN : atLeastNothing(offer.priceFen + (chosen?.modifiersFen ?? 0));
  return {
    skuId: line.skuId,
    productId: offer?.productId ?? '',
    title: offer?.title ?? '',
    optionText: offer?.optionText ?? '',
    imageUrl: offer?.imageUrl ?? '',
    quantity: line.quantity,
    choices: line.choices,
    choiceText: choiceText(chosen?.choices ?? []),
    priceFen,
    priceWasFen: offer === undefined || line.seenPriceFen === priceFen ? null : line.seenPriceFen,
    available: Math.min(pieces, LINE_PIECES_MAX),
    valid: reason === null,
    reason,
  };
}

/** However many pieces are tried, nobody learns more of the stock than the shop window says: some, few, none. */
const whyNotForAnybody: typeof whyNot = (line, refusal, available) =>
  whyNot({ quantity: 1 }, refusal, available) ??
  (stockState(available) === 'low' && stockState(line.quantity) === 'in' ? '库存不足' : null);

/** A piece never costs less than nothing, whatever is left out of it. */
function atLeastNothing(priceFen: number): Fen {
  return fen(Math.max(0, priceFen));
}
