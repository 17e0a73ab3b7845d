import type { Order } from '../api/contract.ts';
import type { Payment, ProviderName } from '../api/payment-contract.ts';
import type { Shop } from '../api/shop.ts';

/** The provider's notification normally arrives within a second or two. */
const ASK_EVERY_MS = 700;
const ASK_TIMES_MAX = 40;

/** What the phone's payment sheet said. It is never the last word: that is the order's state. */
export type SheetResult = 'done' | 'cancelled';
export type PaymentSheet = (payment: Payment) => Promise<SheetResult>;

export interface PaymentParts {
  readonly shop: Pick<Shop, 'beginPayment' | 'order'>;
  readonly sheet: PaymentSheet;
  readonly pause: (ms: number) => Promise<void>;
  readonly onStep: (step: 'opening' | 'sheet' | 'confirming') => void;
}

export type PaymentOutcome =
  | { readonly kind: 'settled'; readonly order: Order }
  | { readonly kind: 'cancelled' }
  /** Paid or not: the server has not heard from the provider yet. */
  | { readonly kind: 'unconfirmed'; readonly order: Order };

/** Opens the sheet, then asks the server until the order has left PENDING_PAY. */
export async function pay(
  { shop, sheet, pause, onStep }: PaymentParts,
  orderId: string,
  provider: ProviderName,
): Promise<PaymentOutcome> {
  onStep('opening');
  const payment = await shop.beginPayment(orderId, provider);
  onStep('sheet');
  if ((await sheet(payment)) === 'cancelled') return { kind: 'cancelled' };
  onStep('confirming');
  let order = await shop.order(orderId);
  for (let asked = 1; order.state === 'PENDING_PAY' && asked < ASK_TIMES_MAX; asked += 1) {
    await pause(ASK_EVERY_MS);
    order = await shop.order(orderId);
  }
  return { kind: order.state === 'PENDING_PAY' ? 'unconfirmed' : 'settled', order };
}
