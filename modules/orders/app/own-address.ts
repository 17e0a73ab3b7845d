import type { MemberId, MerchantId } from '#kernel';
import type { AddressBook } from '#modules/addresses';
import type { Destination } from '#modules/fulfilment';
import type { Fulfilment } from '../domain/order.ts';

/** As she asks for it: an address written out, or one of her book (MEM-12). */
export type WantedFulfilment = Fulfilment | { readonly type: 'delivery'; readonly addressId: string };

interface Way {
  readonly fulfilment: Fulfilment;
  /** Null = the goods are collected. */
  readonly to: Destination | null;
}

/** The order keeps a copy: what she changes in her book later is not where this parcel goes. */
export async function ownAddress(
  book: Pick<AddressBook, 'find'>,
  merchantId: MerchantId,
  memberId: MemberId,
  wanted: WantedFulfilment,
): Promise<Way> {
  if (wanted.type === 'pickup') return { fulfilment: wanted, to: null };
  if (!('addressId' in wanted))
    return { fulfilment: wanted, to: { region: wanted.address.region, point: null } };
  const { recipient, phone, region, detail, point } = await book.find(merchantId, memberId, wanted.addressId);
  // A rider needs the place itself; who wrote an address out by hand chose none.
  const address = { name: recipient, phone, region, detail, ...(point === null ? {} : { point }) };
  return { fulfilment: { type: 'delivery', address }, to: { region, point } };
}
