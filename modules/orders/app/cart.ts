import {
  AppError,
  type Clock,
  type Fen,
  fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { Catalog, Choice, ModifierGroup, SkuOffer } from '#modules/catalog';
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

export interface Cart {
  view(merchantId: MerchantId, memberId: MemberId): Promise<CartView>;
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
): Cart {
  async function view(merchantId: MerchantId, memberId: MemberId): Promise<CartView> {
    const byStore = Map.groupBy(await carts.lines(merchantId, memberId), ({ storeId }) => storeId);
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

  return {
    view,
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
): CartLineView {
  const chosen = offer === undefined ? undefined : chosenStill(offer, menu, line.choices);
  const refused = whyNot(line, offer === undefined ? 'off_shelf' : offer.refusal, pieces);
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

/** A piece never costs less than nothing, whatever is left out of it. */
function atLeastNothing(priceFen: number): Fen {
  return fen(Math.max(0, priceFen));
}
