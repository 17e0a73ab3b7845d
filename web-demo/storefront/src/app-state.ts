import { reactive, readonly, ref } from 'vue';
import { createCall } from './api/client.ts';
import type { Member } from './api/contract.ts';
import { createShop } from './api/shop.ts';
import { createBag } from './model/bag.ts';
import type { LeftOut } from './model/cart.ts';
import { createCouponGiving } from './model/coupon-giving.ts';
import { createEventPost } from './model/event-post.ts';
import { createFavourites, type FavouritesState } from './model/favourites.ts';
import { createGuestCart } from './model/guest-cart.ts';
import { createLeavingOut } from './model/left-out.ts';
import { createSession } from './model/session.ts';
import { createStoreChoice, newStoreChoiceState } from './model/store-choice.ts';
import { kept as keptOnPhone } from './platform/kept.ts';
import { request } from './platform/request.ts';
import { later, newId, now } from './platform/world.ts';

/** The composition root of the storefront: what all pages share, put together once. */
const signedIn = ref<Member>();
export const session = createSession({
  transport: request,
  store: keptOnPhone,
  now,
  onChange: (next) => {
    const before = signedIn.value;
    signedIn.value = next;
    if (next?.id === before?.id) return;
    favourites.forget();
    // What a guest leaves out is hers when she signs in; what a member left out is nobody else's.
    if (before !== undefined) leavingOut.replace([]);
    void bag.join();
  },
});
signedIn.value = session.member();
export const member = readonly(signedIn);

export const shop = createShop(createCall(request, session));
export const couponGiving = createCouponGiving({ shop, store: keptOnPhone, now, newKey: newId });
export const eventPost = createEventPost({
  // The server takes events of members only: what a visitor looks at is nobody's history.
  send: async (events) => (session.member() === undefined ? undefined : shop.sendEvents(events)),
  newId,
  now,
  later,
});

export const bag = createBag({
  shop,
  guest: createGuestCart(keptOnPhone, newId),
  memberId: () => session.member()?.id,
});

const choice = reactive(newStoreChoiceState());
export const storeChoice = readonly(choice);
export const stores = createStoreChoice(shop, keptOnPhone, choice);

const hearts = reactive<FavouritesState>({ ids: new Set() });
/** Which products she keeps; `favourites` changes it. */
export const kept = readonly(hearts);
export const favourites = createFavourites(shop, hearts);

const leaves = reactive(new Set<string>());
/** What she leaves in the cart this time; the checkout asks for the rest. `leavingOut` changes it. */
export const leftOut: LeftOut = leaves;
export const leavingOut = createLeavingOut(keptOnPhone, leaves);
