import type { MemberId, MerchantId, OrderId, SkuId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { SkuDirectory } from '#modules/inventory';
import type { ChannelSale } from '#modules/orders';
import type { Stores } from '#modules/stores';
import type { ChannelContent, SellingChannel, TaskProblem } from '../domain/notice.ts';
import type { ChannelKey, ChannelOrderStore } from './ports.ts';

interface Parts {
  readonly store: Pick<ChannelOrderStore, 'articles'>;
  readonly directory: SkuDirectory;
  readonly catalog: Pick<Catalog, 'offers'>;
  readonly stores: Pick<Stores, 'find'>;
}

/** Finds out what of ours a channel means. */
export interface Resolve {
  /** What cannot be told is missing: what staff named comes before what an article is called here. */
  articles(
    merchantId: MerchantId,
    channel: SellingChannel,
    written: readonly string[],
  ): Promise<ReadonlyMap<string, SkuId>>;
  sale(
    key: ChannelKey,
    ids: { readonly orderId: OrderId; readonly buyer: MemberId },
    content: ChannelContent,
  ): Promise<{ readonly sale: ChannelSale } | { readonly problems: readonly TaskProblem[] }>;
}

export function resolving({ store, directory, catalog, stores }: Parts): Resolve {
  async function articles(merchantId: MerchantId, channel: SellingChannel, written: readonly string[]) {
    const [known, named] = await Promise.all([
      directory.identify(merchantId, written),
      store.articles(merchantId, channel, written),
    ]);
    return new Map([...known, ...named]);
  }

  return {
    articles,
    async sale({ merchantId, channel, externalNo }, { orderId, buyer }, content) {
      const { storeId, recipient, lines } = content;
      const shop = await stores.find(merchantId, storeId);
      if (shop === undefined) return { problems: [{ code: 'unknown_store', about: storeId }] };
      const written = [...new Set(lines.map(({ article }) => article))];
      const skus = await articles(merchantId, channel, written);
      const offers = await catalog.offers(merchantId, storeId, [...new Set(skus.values())]);
      const offerOf = (article: string) => {
        const skuId = skus.get(article);
        return skuId === undefined ? undefined : offers.get(skuId);
      };
      const unknown = written.filter((article) => offerOf(article) === undefined);
      if (unknown.length > 0)
        return { problems: unknown.map((about) => ({ code: 'unknown_article', about })) };
      const { placedAt, paidAt, shippingFen, isHandedOver } = content;
      return {
        sale: {
          ...{ merchantId, id: orderId, buyer, channel, externalNo, storeId, storeName: shop.name },
          ...{ placedAt, paidAt, shippingFen, isHandedOver },
          fulfilment: recipient === null ? { type: 'pickup' } : { type: 'delivery', address: recipient },
          lines: lines.flatMap(({ article, quantity, unitPriceFen, totalFen }) => {
            const offer = offerOf(article);
            if (offer === undefined) return [];
            const { skuId, productId, title, optionText, imageUrl } = offer;
            return [{ skuId, productId, title, optionText, imageUrl, quantity, unitPriceFen, totalFen }];
          }),
        },
      };
    },
  };
}
