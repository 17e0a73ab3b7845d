import type { MemberId, MerchantId } from '#kernel';
import type { AddressBook } from '#modules/addresses';
import type { Fulfilment } from '../domain/order.ts';

/** As she asks for it: an address written out, or one of her book (MEM-12). */
export type WantedFulfilment = Fulfilment | { readonly type: 'delivery'; readonly addressId: string };

/** The order keeps a copy: what she changes in her book later is not where this parcel goes. */
export async function ownAddress(
  book: Pick<AddressBook, 'find'>,
  merchantId: MerchantId,
  memberId: MemberId,
  wanted: WantedFulfilment,
): Promise<Fulfilment> {
  if (!('addressId' in wanted)) return wanted;
  const { recipient, phone, region, detail } = await book.find(merchantId, memberId, wanted.addressId);
  return { type: 'delivery', address: { name: recipient, phone, region, detail } };
}
