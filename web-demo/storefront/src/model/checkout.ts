import type { OfferWishes, Quote } from '../api/checkout-contract.ts';
import type { Address, Order, WishGroup, WishLine } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal } from '../api/transport.ts';
import { type Loadable, loadable, loader } from './loadable.ts';

export interface Wish {
  readonly storeId: string;
  readonly storeName: string;
  readonly lines: readonly WishLine[];
}

export interface CheckoutState {
  wishes: Wish[];
  way: 'pickup' | 'delivery';
  address: { name: string; phone: string; region: string; detail: string };
  /** Hers, or whatever costs least. */
  coupons: OfferWishes['coupons'];
  /** By promotion or coupon, what she chose of its gifts. */
  gifts: Record<string, readonly string[]>;
  usesPoints: boolean;
  usesStoredValue: boolean;
  /** Beginning of the slot that she chose, by store. */
  slots: Record<string, number | undefined>;
  quote: Loadable<Quote | undefined>;
  placing: boolean;
}

export function newCheckoutState(): CheckoutState {
  return {
    wishes: [],
    way: 'pickup',
    address: { name: '', phone: '', region: '', detail: '' },
    coupons: 'best',
    gifts: {},
    usesPoints: false,
    usesStoredValue: false,
    slots: {},
    quote: loadable<Quote | undefined>(undefined),
    placing: false,
  };
}

/** What her card pays of it, and what somebody else still has to collect. */
export function payingFor({ quote, usesStoredValue }: Pick<CheckoutState, 'quote' | 'usesStoredValue'>) {
  const { payableFen = 0, storedValue } = quote.value ?? {};
  const storedValueFen = usesStoredValue ? (storedValue?.mostFen ?? 0) : 0;
  return {
    storedValueFen,
    externalFen: payableFen - storedValueFen,
    needsPassword:
      storedValue !== undefined && storedValueFen > 0 && storedValueFen >= storedValue.approvalFromFen,
  };
}

const MOBILE_NUMBER = /^1[3-9]\d{9}$/;

/** What is still missing in the form, as a sentence; undefined when it is complete. */
export function missingIn(address: Address): string | undefined {
  if (address.name.trim() === '') return '请填写收货人';
  if (!MOBILE_NUMBER.test(address.phone.trim())) return '请填写 11 位手机号';
  if (address.region.trim() === '') return '请填写所在地区';
  if (address.detail.trim() === '') return '请填写详细地址';
  return undefined;
}

/** Codes after which the same order cannot succeed, but a new quote may. */
const QUOTE_AGAIN =
  /^((pricing|quotes?|orders)\.(quote|price)|marketing\.(coupon|limited)|points\.insufficient|fulfilment\.slot|stored-value\.insufficient)/;
const SOLD_OUT = 'inventory.sold_out';
/** Full, or too soon by now: she chooses another one. */
const SLOT_GONE = /^fulfilment\.slot_/;
/** Five minutes are over since she typed it. */
const APPROVAL_OVER = 'stored-value.password_needed';

/**
 * One checkout. The idempotency key belongs to what is ordered: it stays over every retry of the same
 * order, so that a lost answer never makes a second order, and changes with the first changed line.
 */
export function createCheckout(
  shop: Pick<Shop, 'quote' | 'placeOrder' | 'approveStoredValue'>,
  state: CheckoutState,
  newKey: () => string,
) {
  const fillQuote = loader(state.quote);
  /** Kept over retries: with another one the same order would look like a different one. */
  let approval: { amountFen: number; token: string } | undefined;
  let attempt: { content: string; key: string } | undefined;

  function groups(): WishGroup[] {
    const { way, address, slots } = state;
    const fulfilment = way === 'pickup' ? { type: way } : { type: way, address: trimmed(address) };
    return state.wishes.map(({ storeId, lines }) => {
      const slotStartsAt = slots[storeId];
      return { storeId, lines, fulfilment, ...(slotStartsAt === undefined ? {} : { slotStartsAt }) };
    });
  }

  function keyFor(content: string): string {
    if (attempt?.content !== content) attempt = { content, key: newKey() };
    return attempt.key;
  }

  async function requote(): Promise<void> {
    // Goods can be priced before the address is known; only the shipping waits for it.
    if (state.way === 'delivery' && missingIn(state.address) !== undefined) return;
    await fillQuote(() => shop.quote({ groups: groups(), ...wishes() }));
  }

  function wishes(): OfferWishes {
    const gifts = Object.entries(state.gifts).map(([offerId, skuIds]) => ({ offerId, skuIds }));
    return { coupons: state.coupons, gifts, points: state.usesPoints ? 'max' : 'none' };
  }

  /** What she bought is there, and what would come along is not: another gift may be. */
  function lacksGiftOnly({ code, details }: Refusal, { gifts }: Quote): boolean {
    const isIn = (lines: readonly { readonly skuId: string }[]) =>
      lines.some(({ skuId }) => skuId === details['skuId']);
    return code === SOLD_OUT && isIn(gifts) && !state.wishes.some(({ lines }) => isIn(lines));
  }

  function tokenFor(amountFen: number) {
    return approval?.amountFen === amountFen ? { approvalToken: approval.token } : {};
  }

  return {
    requote,
    /** With her pay password, or a code to her phone where she has none, before `place`; good for this amount. */
    async approve(secret: string, isCode = false): Promise<void> {
      const { storedValueFen: amountFen } = payingFor(state);
      const proof = isCode ? { code: secret } : { password: secret };
      const { approvalToken } = await shop.approveStoredValue({ amountFen, ...proof });
      approval = { amountFen, token: approvalToken };
    },
    isApproved: () => approval !== undefined && approval.amountFen === payingFor(state).storedValueFen,
    /** Undefined when the shopper has to look again, because the price or a gift has changed. */
    async place(): Promise<Order | undefined> {
      const quote = state.quote.value;
      if (state.placing || quote === undefined) return undefined;
      state.placing = true;
      try {
        const { storedValueFen } = payingFor(state);
        const order = {
          ...{ quoteToken: quote.quoteToken, groups: groups(), ...wishes(), storedValueFen },
          ...tokenFor(storedValueFen),
        };
        const placed = await shop.placeOrder(order, keyFor(JSON.stringify(order)));
        // One approval, one order.
        approval = undefined;
        return placed;
      } catch (error) {
        if (error instanceof Refusal && error.code === APPROVAL_OVER) approval = undefined;
        if (!(error instanceof Refusal)) throw error;
        if (!QUOTE_AGAIN.test(error.code) && !lacksGiftOnly(error, quote)) throw error;
        const isSlotGone = SLOT_GONE.test(error.code);
        if (isSlotGone) state.slots = {};
        await requote();
        if (isSlotGone) throw error;
        return undefined;
      } finally {
        state.placing = false;
      }
    },
  };
}

function trimmed({ name, phone, region, detail }: Address): Address {
  return { name: name.trim(), phone: phone.trim(), region: region.trim(), detail: detail.trim() };
}
