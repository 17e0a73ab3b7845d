import type { ArManifest } from '../../../../ml/tryon/page.ts';
import type { AfterSale, AfterSaleOptions, AfterSaleWish } from './after-sale-contract.ts';
import type {
  BegunRecharge,
  Birthday,
  CashOut,
  MyBenefits,
  MyTier,
  OwnRecharge,
  PasswordFree,
  PayRequest,
  PublishedTiers,
  Purchase,
  Recharge,
  RechargeOffer,
  StoredValueBalance,
  StoredValueEntry,
} from './card-contract.ts';
import type { NewOrder, Quote, QuoteRequest, StoredValueApproval } from './checkout-contract.ts';
import type { Call, Query } from './client.ts';
import type {
  CardLabels,
  Cart,
  Category,
  Consent,
  ConsentGrant,
  Feed,
  GuestLine,
  ListedGoods,
  Me,
  MemberCode,
  ModifierGroup,
  Notice,
  Order,
  Page,
  PreferenceOptions,
  Preferences,
  Product,
  ShopEvent,
  SignIn,
  Store,
  StoreTour,
  TrackAnswer,
  TryOnSession,
  TryOnSize,
  WhyShown,
  WishLine,
} from './contract.ts';
import type { ClaimableCoupon, CouponCode, CouponPass, MyCoupon } from './coupon-contract.ts';
import type { KeptProduct } from './favourite-contract.ts';
import type { HandOver, PickupTicket, SlotKind, SlotOffer } from './fulfilment-contract.ts';
import type { InvoiceWish, OwnInvoice } from './invoice-contract.ts';
import type { AskableTemplate, InboxMessage, SubscribeAnswers } from './message-contract.ts';
import type { Payment, PaymentChoices, ProviderName } from './payment-contract.ts';
import type {
  CheckedIn,
  CheckInCalendar,
  ExchangedPoints,
  PointsBalance,
  PointsEntry,
  PointsOffer,
} from './points-contract.ts';
import type { KeptPicture, NewReview, OwnReview, ProductReviews } from './review-contract.ts';
import type {
  AccountClosure,
  DataExport,
  GuardianInvitation,
  PrivacyRegister,
  Ward,
} from './rights-contract.ts';
import type { ProductFacets } from './search-contract.ts';
import type { StoresForMe, TasteProfile } from './taste-contract.ts';

const once = (key: string) => ({ 'idempotency-key': key });
const part = encodeURIComponent;

/** Every address that the storefront calls, once, with the types of what goes in and out. */
export function createShop(call: Call) {
  return {
    stores: (query: Query = {}) => call<Page<Store>>('GET', '/v1/stores', { query }),
    storeTour: (id: string) => call<StoreTour>('GET', `/v1/stores/${part(id)}/tour`),
    storesForMe: (query: Query) => call<StoresForMe>('GET', '/v1/recommendations/stores', { query }),
    categories: () => call<Page<Category>>('GET', '/v1/categories'),
    products: (query: Query) => call<Page<ListedGoods> & { now: number }>('GET', '/v1/products', { query }),
    productFacets: (query: Query) => call<ProductFacets>('GET', '/v1/product-facets', { query }),
    product: (id: string, query: Query) => call<Product>('GET', `/v1/products/${part(id)}`, { query }),
    reviews: (id: string, query: Query) =>
      call<ProductReviews>('GET', `/v1/products/${part(id)}/reviews`, { query }),
    afterSaleOptions: (orderId: string) =>
      call<AfterSaleOptions>('GET', `/v1/orders/${part(orderId)}/after-sale-options`),
    afterSales: (query: Query) => call<Page<AfterSale>>('GET', '/v1/me/after-sales', { query }),
    afterSale: (id: string) => call<AfterSale>('GET', `/v1/me/after-sales/${part(id)}`),
    applyAfterSale: (wish: AfterSaleWish, key: string) =>
      call<AfterSale>('POST', '/v1/me/after-sales', { body: wish, header: once(key) }),
    sendBack: (id: string, body: { carrier: string; trackingNumber: string }, key: string) =>
      call<AfterSale>('POST', `/v1/me/after-sales/${part(id)}/parcel`, { body, header: once(key) }),
    takeOffer: (id: string, key: string) =>
      call<AfterSale>('POST', `/v1/me/after-sales/${part(id)}/accept`, { header: once(key) }),
    escalateAfterSale: (id: string, key: string) =>
      call<AfterSale>('POST', `/v1/me/after-sales/${part(id)}/escalate`, { header: once(key) }),
    cancelAfterSale: (id: string, key: string) =>
      call<AfterSale>('POST', `/v1/me/after-sales/${part(id)}/cancel`, { header: once(key) }),
    keepAfterSalePicture: (picture: ArrayBuffer) =>
      call<{ id: string }>('POST', '/v1/me/after-sale-pictures', {
        body: picture,
        header: { 'content-type': 'image/jpeg' },
      }),
    afterSalePicture: (id: string, picture: string) =>
      call<ArrayBuffer>('GET', `/v1/me/after-sales/${part(id)}/pictures/${part(picture)}`, {
        answer: 'binary',
      }),
    ownReviews: (query: Query) => call<Page<OwnReview>>('GET', '/v1/me/reviews', { query }),
    keepReviewPicture: (picture: ArrayBuffer) =>
      call<KeptPicture & { id: string }>('POST', '/v1/me/review-pictures', {
        body: picture,
        header: { 'content-type': 'image/jpeg' },
      }),
    writeReview: (review: NewReview, key: string) =>
      call<{ id: string }>('POST', '/v1/me/reviews', { body: review, header: once(key) }),
    followUpReview: (id: string, body: { text: string; pictures: readonly string[] }, key: string) =>
      call<{ id: string }>('POST', `/v1/me/reviews/${part(id)}/follow-up`, { body, header: once(key) }),
    favourites: (query: Query) => call<Page<KeptProduct>>('GET', '/v1/me/favourites', { query }),
    addFavourite: (productId: string) => call<unknown>('PUT', `/v1/me/favourites/${part(productId)}`),
    dropFavourite: (productId: string) => call<unknown>('DELETE', `/v1/me/favourites/${part(productId)}`),
    clearFavourites: () => call<unknown>('DELETE', '/v1/me/favourites'),
    history: (query: Query) => call<Page<KeptProduct>>('GET', '/v1/me/history', { query }),
    forgetLook: (productId: string) => call<unknown>('DELETE', `/v1/me/history/${part(productId)}`),
    clearHistory: () => call<unknown>('DELETE', '/v1/me/history'),
    promotionLabels: (query: Query) => call<CardLabels>('GET', '/v1/promotion-labels', { query }),
    feed: (query: Query) => call<Feed>('GET', '/v1/feed', { query }),
    similar: (id: string, query: Query) => call<Feed>('GET', `/v1/products/${part(id)}/similar`, { query }),
    boughtTogether: (id: string, query: Query) =>
      call<Feed>('GET', `/v1/products/${part(id)}/bought-together`, { query }),
    cartSuggestions: (query: Query) => call<Feed>('GET', '/v1/recommendations/cart', { query }),
    goodsList: (list: 'new' | 'hot', query: Query) => call<Feed>('GET', `/v1/lists/${list}`, { query }),
    whyShown: (query: Query) => call<WhyShown>('GET', '/v1/feed/why', { query }),
    sendEvents: (events: readonly ShopEvent[]) => call<object>('POST', '/v1/events', { body: { events } }),

    cart: () => call<Cart>('GET', '/v1/cart'),
    putCartItem: (item: WishLine & { storeId: string }) =>
      call<Cart>('PUT', '/v1/cart/items', { body: item }),
    guestCart: (body: { lines: readonly GuestLine[] }) => call<Cart>('POST', '/v1/cart/guest', { body }),
    mergeCart: (body: { lines: readonly GuestLine[] }, key: string) =>
      call<Cart & { leftOut: number }>('POST', '/v1/cart/merge', { body, header: once(key) }),
    modifiers: (productId: string) =>
      call<Page<ModifierGroup>>('GET', `/v1/products/${part(productId)}/modifiers`),
    quote: (body: QuoteRequest) => call<Quote>('POST', '/v1/quotes', { body }),
    approveStoredValue: (body: { amountFen: number } & ({ password: string } | { code: string })) =>
      call<StoredValueApproval>('POST', '/v1/me/stored-value/approvals', { body }),
    sendSpendingCode: () => call<{ resendAfterSeconds: number }>('POST', '/v1/me/stored-value/codes'),
    /** The first one needs the code to her phone, a later one the one before. */
    setPayPassword: (password: string, proof: { current?: string; code?: string } = {}) =>
      call<unknown>('PUT', '/v1/me/stored-value/pay-password', { body: { password, ...proof } }),
    tellRealName: (name: string, idNumber: string) =>
      call<unknown>('PUT', '/v1/me/stored-value/real-name', { body: { name, idNumber } }),
    placeOrder: (order: NewOrder, key: string) =>
      call<Order>('POST', '/v1/orders', { body: order, header: once(key) }),
    orders: (query: Query) => call<Page<Order>>('GET', '/v1/orders', { query }),
    slots: (storeId: string, kind: SlotKind) =>
      call<{ items: readonly SlotOffer[] }>('GET', `/v1/stores/${part(storeId)}/slots`, { query: { kind } }),
    handOver: (id: string) => call<{ items: readonly HandOver[] }>('GET', `/v1/orders/${part(id)}/hand-over`),
    pickupTickets: (id: string) =>
      call<{ items: readonly PickupTicket[] }>('GET', `/v1/orders/${part(id)}/pickup-tickets`),
    invoices: (query: Query) => call<Page<OwnInvoice>>('GET', '/v1/me/invoices', { query }),
    requestInvoice: (wish: InvoiceWish, key: string) =>
      call<{ id: string }>('POST', '/v1/me/invoices', { body: wish, header: once(key) }),
    cancelInvoice: (id: string, key: string) =>
      call<{ id: string }>('POST', `/v1/me/invoices/${part(id)}/cancel`, { header: once(key) }),
    nearestStores: (body: { consentToken: string; latitude: number; longitude: number }) =>
      call<Page<Store>>('POST', '/v1/me/nearest-stores', { body }),
    order: (id: string) => call<Order>('GET', `/v1/orders/${part(id)}`),
    cancelOrder: (id: string, key: string) =>
      call<Order>('POST', `/v1/orders/${part(id)}/cancel`, { body: {}, header: once(key) }),
    receiveParcel: (id: string, storeId: string, key: string) =>
      call<Order>('POST', `/v1/orders/${part(id)}/receive`, { body: { storeId }, header: once(key) }),
    messages: (query: Query) => call<Page<InboxMessage>>('GET', '/v1/me/messages', { query }),
    unreadMessages: () => call<{ unread: number }>('GET', '/v1/me/messages/unread'),
    readMessages: () => call<{ unread: number }>('POST', '/v1/me/messages/read', { body: {} }),
    askableTemplates: () => call<{ items: readonly AskableTemplate[] }>('GET', '/v1/me/message-templates'),
    messageAnswers: (body: SubscribeAnswers, key: string) =>
      call<{ counted: number }>('POST', '/v1/me/message-grants', { body, header: once(key) }),
    paymentChoices: () => call<PaymentChoices>('GET', '/v1/payments/providers'),
    beginPayment: (id: string, provider: ProviderName) =>
      call<Payment>('POST', `/v1/orders/${part(id)}/payment`, { body: { provider } }),
    confirmInDemoWallet: (paymentId: string) =>
      call<object>('POST', '/v1/demo/wallet/payments', { body: { paymentId } }),

    shareCode: (scene: string, page: string) =>
      call<ArrayBuffer>('POST', '/v1/share/codes', { body: { scene, page }, answer: 'binary' }),

    me: () => call<Me>('GET', '/v1/me'),
    memberCode: () => call<MemberCode>('GET', '/v1/me/code'),
    bindWechatPhone: (code: string) => call<SignIn>('POST', '/v1/auth/wechat-phone', { body: { code } }),
    sendSms: (phone: string) =>
      call<{ resendAfterSeconds: number }>('POST', '/v1/auth/sms', { body: { phone } }),
    verifySms: (phone: string, code: string) =>
      call<SignIn>('POST', '/v1/auth/sms/verify', { body: { phone, code } }),
    demoText: (phone: string) =>
      call<{ text: string | null }>('POST', '/v1/demo/messages/last', { body: { phone } }),

    claimableCoupons: (query: Query) =>
      call<Page<ClaimableCoupon>>('GET', '/v1/claimable-coupons', { query }),
    myCoupons: (query: Query) => call<Page<MyCoupon>>('GET', '/v1/me/coupons', { query }),
    claimCoupon: (templateId: string, key: string) =>
      call<MyCoupon>('POST', '/v1/me/coupons', { body: { templateId }, header: once(key) }),
    exchangeCoupon: (code: string, key: string) =>
      call<MyCoupon>('POST', '/v1/me/coupons/exchange', { body: { code }, header: once(key) }),
    scanCoupon: (scene: string, key: string) =>
      call<MyCoupon>('POST', '/v1/me/coupons/scan', { body: { scene }, header: once(key) }),
    passCoupon: (id: string, key: string) =>
      call<CouponPass>('POST', `/v1/me/coupons/${part(id)}/passes`, { header: once(key) }),
    callCouponBack: (id: string) => call<unknown>('DELETE', `/v1/me/coupons/${part(id)}/passes`),
    takeCoupon: (token: string, key: string) =>
      call<MyCoupon>('POST', '/v1/me/coupons/take', { body: { token }, header: once(key) }),
    couponCode: (id: string) => call<CouponCode>('GET', `/v1/me/coupons/${part(id)}/code`),

    storedValue: () => call<StoredValueBalance>('GET', '/v1/me/stored-value'),
    passwordFree: () => call<PasswordFree>('GET', '/v1/me/stored-value/password-free'),
    agreePasswordFree: (body: { limitFen: number; dayFen: number; termsVersion: string; password: string }) =>
      call<unknown>('PUT', '/v1/me/stored-value/password-free', { body }),
    endPasswordFree: () => call<unknown>('DELETE', '/v1/me/stored-value/password-free'),
    payRequests: () => call<{ items: PayRequest[] }>('GET', '/v1/me/stored-value/requests'),
    approvePayRequest: (id: string, password: string) =>
      call<unknown>('POST', `/v1/me/stored-value/requests/${part(id)}/approve`, { body: { password } }),
    declinePayRequest: (id: string) =>
      call<unknown>('POST', `/v1/me/stored-value/requests/${part(id)}/decline`),
    storedValueEntries: (query: Query) =>
      call<Page<StoredValueEntry>>('GET', '/v1/me/stored-value/entries', { query }),
    rechargeOffers: () => call<{ items: RechargeOffer[] }>('GET', '/v1/me/stored-value/offers'),
    beginRecharge: (body: { offerId: string; storeId: string | undefined }, key: string) =>
      call<BegunRecharge>('POST', '/v1/me/stored-value/recharges', { body, header: once(key) }),
    recharges: (query: Query) => call<Page<Recharge>>('GET', '/v1/me/stored-value/recharges', { query }),
    ownRecharges: (query: Query) =>
      call<Page<OwnRecharge>>('GET', '/v1/me/stored-value/recharges', { query }),
    askMoneyBack: (body: { rechargeId: string; approvalToken?: string }, key: string) =>
      call<CashOut>('POST', '/v1/me/stored-value/cash-outs', { body, header: once(key) }),
    tier: () => call<MyTier>('GET', '/v1/me/tier'),
    tierBenefits: () => call<MyBenefits>('GET', '/v1/me/tier/benefits'),
    tellBirthday: (body: Birthday) => call<Birthday>('PUT', '/v1/me/birthday', { body }),
    claimTierCoupon: (id: string) => call<unknown>('POST', `/v1/me/tier/coupons/${part(id)}/claim`),
    tiers: () => call<PublishedTiers>('GET', '/v1/tiers'),
    purchases: (query: Query) => call<Page<Purchase>>('GET', '/v1/me/purchases', { query }),

    acceptTerms: (version: number) =>
      call<unknown>('POST', '/v1/me/terms', { body: { accepted: true, version } }),
    points: () => call<PointsBalance>('GET', '/v1/me/points'),
    pointsEntries: (query: Query) => call<Page<PointsEntry>>('GET', '/v1/me/points/entries', { query }),
    pointsOffers: (query: Query) => call<Page<PointsOffer>>('GET', '/v1/points-offers', { query }),
    exchangePoints: (wanted: { offerId: string; points: number }, key: string) =>
      call<ExchangedPoints>('POST', '/v1/me/points-exchanges', { body: wanted, header: once(key) }),
    checkInCalendar: () => call<CheckInCalendar>('GET', '/v1/me/check-in'),
    checkIn: (key: string) => call<CheckedIn>('POST', '/v1/me/check-in', { body: {}, header: once(key) }),
    makeUpCheckIn: (day: string, key: string) =>
      call<CheckedIn>('POST', '/v1/me/check-in/make-up', { body: { day }, header: once(key) }),

    preferences: () => call<Preferences>('GET', '/v1/me/preferences'),
    setPreferences: (body: Preferences) => call<Preferences>('PUT', '/v1/me/preferences', { body }),
    preferenceOptions: () => call<PreferenceOptions>('GET', '/v1/preference-options'),
    tasteProfile: () => call<TasteProfile>('GET', '/v1/me/recommendation-profile'),
    forgetTaste: (categoryId: string) =>
      call<unknown>('DELETE', `/v1/me/recommendation-profile/${part(categoryId)}`),
    personalisation: () => call<{ enabled: boolean }>('GET', '/v1/me/personalisation'),
    setPersonalisation: (enabled: boolean) =>
      call<{ enabled: boolean }>('PUT', '/v1/me/personalisation', { body: { enabled } }),
    notice: (purpose: string) => call<Notice>('GET', `/v1/notices/${part(purpose)}`),
    consents: () => call<Page<Consent>>('GET', '/v1/consents'),
    consent: (body: { purpose: string; birthYear?: number }) =>
      call<ConsentGrant>('POST', '/v1/consents', { body }),
    withdraw: (purpose: string) => call<unknown>('DELETE', `/v1/consents/${part(purpose)}`),
    inviteGuardian: (birthYear: number) =>
      call<GuardianInvitation>('POST', '/v1/me/guardian-invitations', { body: { birthYear } }),
    agreeAsGuardian: (body: { invitation: string; birthYear: number; isGuardian: true }) =>
      call<Ward>('POST', '/v1/me/wards', { body }),
    wards: () => call<{ items: readonly Ward[] }>('GET', '/v1/me/wards'),
    withdrawAsGuardian: (memberId: string) => call<unknown>('DELETE', `/v1/me/wards/${part(memberId)}`),

    privacyRegister: () => call<PrivacyRegister>('GET', '/v1/privacy/register'),
    exports: () => call<Page<DataExport>>('GET', '/v1/me/exports'),
    askForExport: () => call<DataExport>('POST', '/v1/me/export'),
    exportFile: (id: string, name: string) =>
      call<ArrayBuffer>('GET', `/v1/me/exports/${part(id)}/files/${part(name)}`, { answer: 'binary' }),
    closure: () => call<{ closure: AccountClosure | null }>('GET', '/v1/me/closure'),
    closeAccount: () => call<AccountClosure & { receipt: string }>('POST', '/v1/me/closure'),
    keepAccount: () => call<unknown>('DELETE', '/v1/me/closure'),

    arManifest: (arItemId: string) => call<ArManifest>('GET', `/ar-assets/${part(arItemId)}/manifest.json`),
    openTryOn: (body: { consentToken: string; items: readonly string[] }) =>
      call<TryOnSession>('POST', '/v1/tryon/sessions', { body }),
    setTryOnItems: (id: string, items: readonly string[]) =>
      call<unknown>('PUT', `/v1/tryon/sessions/${part(id)}/items`, { body: { items } }),
    sendFrame: (id: string, bytes: ArrayBuffer, header: Readonly<Record<string, string>>) =>
      call<TrackAnswer>('POST', `/v1/tryon/sessions/${part(id)}/frames`, { body: bytes, header }),
    streamTicket: (id: string) =>
      call<{ streamTicket: string }>('POST', `/v1/tryon/sessions/${part(id)}/stream-ticket`),
    renewTryOn: (id: string, consentToken: string) =>
      call<{ consentEndsAt: number }>('PUT', `/v1/tryon/sessions/${part(id)}/consent`, {
        body: { consentToken },
      }),
    tryOnSize: (id: string, skuId: string) =>
      call<TryOnSize>('GET', `/v1/tryon/sessions/${part(id)}/fit`, { query: { kind: 'clothes', skuId } }),
    tryOnPhoto: (id: string, jpeg: ArrayBuffer) =>
      call<ArrayBuffer>('POST', `/v1/tryon/sessions/${part(id)}/photo`, {
        body: jpeg,
        header: { 'content-type': 'image/jpeg' },
        answer: 'binary',
      }),
    closeTryOn: (id: string) => call<unknown>('DELETE', `/v1/tryon/sessions/${part(id)}`),
  };
}

export type Shop = ReturnType<typeof createShop>;
