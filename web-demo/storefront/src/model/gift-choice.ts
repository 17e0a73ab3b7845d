import type { GiftChoice, Quote } from '../api/checkout-contract.ts';

type Given = Pick<Quote, 'gifts'>;

/** What the quote gives her of this offer, in the order in which she chose. */
export function takenOf({ offerId }: GiftChoice, { gifts }: Given): readonly string[] {
  return gifts.filter(({ source }) => source.id === offerId).map(({ skuId }) => skuId);
}

/** With `skuId`; the one that she chose first makes room for it. */
export function take({ pick }: GiftChoice, taken: readonly string[], skuId: string): readonly string[] {
  return taken.includes(skuId) ? taken : [...taken, skuId].slice(-pick);
}

/** Which gift she was shown and does not get any more, and what she gets instead; undefined when she gets them all. */
export function giftGone(shown: Given, now: Given): string | undefined {
  const gone = titlesLeft(shown, now);
  if (gone === '') return undefined;
  const instead = titlesLeft(now, shown);
  return `赠品${gone}刚送完${instead === '' ? '' : `，换成了${instead}，也可以另选`}`;
}

function titlesLeft({ gifts }: Given, other: Given): string {
  return gifts
    .filter(
      ({ skuId, source }) =>
        !other.gifts.some((gift) => gift.skuId === skuId && gift.source.id === source.id),
    )
    .map(({ title }) => `「${title}」`)
    .join('');
}
