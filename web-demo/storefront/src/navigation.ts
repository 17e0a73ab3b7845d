import { member } from './app-state.ts';

const search = (query: Readonly<Record<string, string | undefined>>): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')}`;
};

type Way = 'push' | 'replace';
let opening: string | undefined;

/** A page opens once: the second of two quick taps on the same button finds it on its way. */
function to(url: string, way: Way = 'push'): void {
  if (opening === url) return;
  opening = url;
  const complete = () => (opening = undefined);
  void (way === 'push' ? uni.navigateTo({ url, complete }) : uni.redirectTo({ url, complete }));
}
const tab = (url: string) => void uni.switchTab({ url });

/** Every page's address, in one place. */
export const go = {
  home: () => tab('/pages/feed/index'),
  fitting: () => tab('/pages/fitting/index'),
  cart: () => tab('/pages/cart/index'),
  me: () => tab('/pages/me/index'),
  browse: (query: { categoryId?: string; q?: string } = {}) => to(`/pages/browse/index${search(query)}`),
  /** @param from Place of the card that was tapped, see `placeText`. */
  product: (id: string, skuId?: string, from?: string) =>
    to(`/pages/product/index${search({ id, skuId, from })}`),
  reviews: (id: string) => to(`/pages/reviews/index${search({ id })}`),
  tryOn: (productId: string, skuId: string) => to(`/ar/try-on/index${search({ productId, skuId })}`),
  turn: (productId: string, skuId: string) => to(`/ar/product-3d/index${search({ productId, skuId })}`),
  tour: (storeId: string) => to(`/ar/tour/index${search({ storeId })}`),
  checkout: (buyNow?: { storeId: string; skuId: string; quantity: string; choices?: string }) =>
    to(`/pages/checkout/index${search(buyNow ?? {})}`),
  pay: (id: string, way?: Way) => to(`/pages/pay/index${search({ id })}`, way),
  favourites: () => to('/pages/favourites/index'),
  history: () => to('/pages/history/index'),
  storedValue: () => to('/pages/stored-value/index'),
  tier: () => to('/pages/tier/index'),
  purchases: () => to('/pages/purchases/index'),
  orders: () => to('/pages/orders/index'),
  afterSale: (id: string, way?: Way) => to(`/pages/after-sale/index${search({ id })}`, way),
  handOver: (id: string, storeId: string) => to(`/pages/hand-over/index${search({ id, storeId })}`),
  invoices: () => to('/pages/invoices/index'),
  order: (id: string, way?: Way) => to(`/pages/order/index${search({ id })}`, way),
  privacy: () => to('/pages/privacy/index'),
  personalData: () => to('/pages/personal-data/index'),
  closing: () => to('/pages/closing/index'),
  messages: () => to('/pages/messages/index'),
  points: () => to('/pages/points/index'),
  coupons: () => to('/pages/coupons/index'),
  couponCentre: () => to('/pages/coupon-centre/index'),
  pointsMall: () => to('/pages/points-mall/index'),
  guardian: () => to('/pages/guardian/index'),
  preferences: () => to('/pages/preferences/index'),
  memberCode: () => to('/pages/member-code/index'),
  algorithm: () => to('/pages/algorithm/index'),
  terms: (name: 'service' | 'privacy') => to(`/pages/terms/index${search({ name })}`),
  back: () => (getCurrentPages().length > 1 ? void uni.navigateBack({}) : tab('/pages/feed/index')),
};

/** Pages that somebody else is led to. */
export const pathOf = {
  couponGift: (token: string) => `/pages/coupon-gift/index${search({ token })}`,
  guardianAgreement: (invitation: string) => `/pages/guardian-agreement/index${search({ invitation })}`,
};

let waiting: ((signedIn: boolean) => void)[] = [];

/** True once somebody is signed in; asks when nobody is. False when the shopper turned back. */
export async function signedInOrAsk(): Promise<boolean> {
  if (member.value !== undefined) return true;
  // A page that opens another one while it is being loaded itself leaves that one deaf.
  await Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) to('/pages/sign-in/index');
  });
}

/** The sign-in page calls this when it closes. */
export function signInClosed(): void {
  const asked = waiting;
  waiting = [];
  for (const resolve of asked) resolve(member.value !== undefined);
}

export function say(sentence: string): void {
  void uni.showToast({ title: sentence, icon: 'none', duration: 2_200 });
}
