import type { MemberId, MerchantId, Tx } from '#kernel';
import { maskName, maskPhone, type Vault } from '#modules/privacy';
import type { Address, Fulfilment } from '../domain/order.ts';

/**
 * What `order_groups.fulfilment` holds of a delivery: the mask that everybody sees, and the address under the key of
 * the member who gave it. `sealedFor` stays who it was when she is merged into another member.
 */
interface KeptDelivery {
  readonly type: 'delivery';
  readonly sealedFor: MemberId | null;
  readonly sealed: string | null;
  readonly address: Address;
}

export type KeptFulfilment = { readonly type: 'pickup' } | KeptDelivery;

export const PICKUP = JSON.stringify({ type: 'pickup' });

/** Rows from before addresses were sealed begin like this; the index `order_groups_unsealed` says the same. */
export const UNSEALED = `fulfilment like '{"type":"delivery","address"%'`;

/** Of a member who is erased: that it was a parcel, and nothing else. */
export const NOBODYS_DELIVERY = JSON.stringify({
  type: 'delivery',
  sealedFor: null,
  sealed: null,
  address: { name: '*', phone: '****', region: '***', detail: '***' },
} satisfies KeptDelivery);

export async function keptFulfilment(
  vault: Vault,
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
  fulfilment: Fulfilment,
): Promise<KeptFulfilment> {
  if (fulfilment.type === 'pickup') return fulfilment;
  const { address } = fulfilment;
  const sealed = await vault.seal(tx, merchantId, memberId, 'delivery', JSON.stringify(address));
  return { type: 'delivery', sealedFor: memberId, sealed, address: maskedAddress(address) };
}

export function shownFulfilment(kept: KeptFulfilment): Fulfilment {
  return kept.type === 'pickup' ? kept : { type: 'delivery', address: maskedAddress(kept.address) };
}

/** Masking twice changes nothing: rows from before they were sealed hold the whole address. */
function maskedAddress({ name, phone, region }: Address): Address {
  return { name: maskName(name), phone: maskPhone(phone), region, detail: '***' };
}

/** `尾号`, as people name it on the phone: what is found by it is found under a key (SEC-04). */
export function phoneTail(phone: string): string | undefined {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 4 ? undefined : `tail:${digits.slice(-4)}`;
}
