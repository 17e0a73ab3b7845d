import type { AfterSale } from './after-sale.ts';

/** All of a request that people wrote: each text is sealed by itself. */
export type Written = Pick<AfterSale, 'words' | 'answer' | 'offer' | 'parcel' | 'resent'>;

export function textsOf({ words, answer, offer, parcel, resent }: Written): readonly string[] {
  const texts = [words, answer, offer?.words, parcel?.trackingNumber, resent?.trackingNumber];
  return texts.filter((text) => text != null);
}

export function withTexts<Request extends Written>(
  request: Request,
  said: (text: string) => string,
): Request {
  const { words, answer, offer, parcel, resent } = request;
  return {
    ...request,
    words: said(words),
    answer: answer && said(answer),
    offer: offer && { ...offer, words: said(offer.words) },
    parcel: parcel && { ...parcel, trackingNumber: said(parcel.trackingNumber) },
    resent: resent && { ...resent, trackingNumber: said(resent.trackingNumber) },
  };
}
