import type { Recharge } from '../api/card-contract.ts';
import type { Shop } from '../api/shop.ts';
import type { PaymentSheet } from './payment.ts';

/** The provider's notification normally arrives within a second or two. */
const ASK_EVERY_MS = 700;
const ASK_TIMES_MAX = 40;

export interface RechargeParts {
  readonly shop: Pick<Shop, 'beginRecharge' | 'recharges'>;
  readonly sheet: PaymentSheet;
  readonly pause: (ms: number) => Promise<void>;
}

/** Opens the sheet, then asks the server until the money is on the card: the sheet is never the last word. */
export async function recharge(
  { shop, sheet, pause }: RechargeParts,
  offer: { readonly offerId: string; readonly storeId: string | undefined },
  key: string,
): Promise<'credited' | 'cancelled' | 'unconfirmed' | 'returned'> {
  const { rechargeId, payment } = await shop.beginRecharge(offer, key);
  if ((await sheet(payment)) === 'cancelled') return 'cancelled';
  for (let asked = 0; asked < ASK_TIMES_MAX; asked += 1) {
    const state = (await shop.recharges({ limit: 20 })).items.find(({ id }) => id === rechargeId)?.state;
    const end = OUTCOMES[state ?? 'PENDING'];
    if (end !== undefined) return end;
    await pause(ASK_EVERY_MS);
  }
  return 'unconfirmed';
}

const OUTCOMES: Readonly<Partial<Record<Recharge['state'], 'credited' | 'returned'>>> = {
  CREDITED: 'credited',
  RETURNED: 'returned',
};
