import type { MerchantId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { Quote, QuoteGiftChoice } from '#modules/pricing';

export interface GiftsToChoose extends Pick<QuoteGiftChoice, 'name' | 'storeId' | 'pick'> {
  /** Under which her choice is sent. */
  readonly offerId: string;
  readonly options: readonly (QuoteGiftChoice['options'][number] & {
    readonly optionText: string;
    readonly imageUrl: string;
  })[];
}

/** The gifts between which she chooses (满赠, 赠品券), as the store shows its goods. */
export async function giftsToChoose(
  catalog: Pick<Catalog, 'offers'>,
  merchantId: MerchantId,
  { giftChoices }: Pick<Quote, 'giftChoices'>,
): Promise<GiftsToChoose[]> {
  return Promise.all(
    giftChoices.map(async ({ source, options, ...choice }) => {
      const skuIds = options.map(({ skuId }) => skuId);
      const goods = await catalog.offers(merchantId, choice.storeId, skuIds);
      const shown = options.map((option) => {
        const { optionText = '', imageUrl = '' } = goods.get(option.skuId) ?? {};
        return { ...option, optionText, imageUrl };
      });
      return { ...choice, offerId: source.id, options: shown };
    }),
  );
}
