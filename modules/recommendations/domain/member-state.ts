import { DAY_MS, type EpochMs, MINUTE_MS, type ProductId } from '#kernel';
import type { BehaviourEvent } from './behaviour-event.ts';
import { EVENT_KINDS, type EventKind, eventWeight } from './event-kind.ts';
import { NO_SIGHTINGS, type Sightings, seen, touched } from './sightings.ts';

const RECENT_EVENTS_MAX = 50;
/** Lines of her purchases that are kept as baskets; a lesson of the past looks at as many. */
export const BASKET_LINES_MAX = 200;
const IN_CART_MS_MAX = 7 * DAY_MS;
const HIDDEN_MS = 90 * DAY_MS;
/** A durable thing that was bought is not offered again for this long (REC-02). */
export const DURABLE_REST_MS = 180 * DAY_MS;
/** The same kind on the same product counts once in this time: reloads and robots. */
const REPEAT_MS = 30 * MINUTE_MS;

interface RecentEvent {
  readonly productId: ProductId;
  readonly kind: EventKind;
  readonly at: EpochMs;
}

export interface BasketLine {
  readonly productId: ProductId;
  readonly at: EpochMs;
}

export interface Bought {
  readonly times: number;
  readonly lastAt: EpochMs;
}

/** What the shop remembers of one member: 50 events and what she bought. About 10 KB. */
export interface MemberState {
  /** Newest first. */
  readonly recent: readonly RecentEvent[];
  readonly bought: ReadonlyMap<ProductId, Bought>;
  /** What she bought when, newest first; lines of one order share their time. */
  readonly basketLines: readonly BasketLine[];
  readonly hidden: ReadonlyMap<ProductId, EpochMs>;
  /** What she saw and left. */
  readonly sightings: Sightings;
}

export const NOTHING_KNOWN: MemberState = {
  recent: [],
  bought: new Map(),
  basketLines: [],
  hidden: new Map(),
  sightings: NO_SIGHTINGS,
};

/** The state after one more event; the old one stays as it is, so a cached feed can be told from a new one. */
export function remember(state: MemberState, event: BehaviourEvent): MemberState {
  const { productId, kind, at } = event;
  if (productId === null) return state;
  if (kind === 'not_interested') return { ...state, hidden: new Map(state.hidden).set(productId, at) };
  if (kind === 'impression') return sighted(state, seen(state.sightings, productId, at));
  if (eventWeight(kind, event.stars) === 0) return state;
  const recent = [...state.recent, { productId, kind, at }]
    .sort((a, b) => b.at - a.at)
    .slice(0, RECENT_EVENTS_MAX);
  const sightings = touched(state.sightings, productId);
  if (kind !== 'pay') return { ...state, recent, sightings };
  const before = state.bought.get(productId);
  const bought = { times: (before?.times ?? 0) + 1, lastAt: Math.max(before?.lastAt ?? 0, at) };
  const basketLines = [...state.basketLines, { productId, at }]
    .sort((a, b) => b.at - a.at)
    .slice(0, BASKET_LINES_MAX);
  return { ...state, recent, sightings, basketLines, bought: new Map(state.bought).set(productId, bought) };
}

function sighted(state: MemberState, sightings: Sightings): MemberState {
  return sightings === state.sightings ? state : { ...state, sightings };
}

/** Each takes the other back; after it, the same again is no repeat. */
const OPPOSITES: Readonly<Partial<Record<EventKind, EventKind>>> = {
  cart: 'cart_removed',
  cart_removed: 'cart',
};

/** Whether `event` repeats what this member did moments ago; it then counts neither for taste nor popularity. */
export function isRepeat({ recent }: MemberState, { productId, kind, at }: BehaviourEvent): boolean {
  // Our own modules report each purchase and each refund once.
  if (!EVENT_KINDS[kind].fromPage) return false;
  const last = recent.find(
    (known) => known.productId === productId && (known.kind === kind || known.kind === OPPOSITES[kind]),
  );
  return last?.kind === kind && Math.abs(last.at - at) < REPEAT_MS;
}

/** Products of which the member showed interest, newest first, none twice in a row. */
export function interests({ recent }: MemberState): ProductId[] {
  const products: ProductId[] = [];
  for (const { productId, kind } of recent)
    if (EVENT_KINDS[kind].weight > 0 && products.at(-1) !== productId) products.push(productId);
  return products;
}

/** Products that must not be offered to this member now: hidden, in the cart, or durable and just bought. */
export function restingProducts(
  state: MemberState,
  now: EpochMs,
  isDurable: (productId: ProductId) => boolean,
): ProductId[] {
  const resting: ProductId[] = [];
  for (const [productId, at] of state.hidden) if (now - at < HIDDEN_MS) resting.push(productId);
  for (const [productId, { lastAt }] of state.bought)
    if (now - lastAt < DURABLE_REST_MS && isDurable(productId)) resting.push(productId);
  return [...resting, ...inCart(state, now)];
}

function inCart({ recent }: MemberState, now: EpochMs): ProductId[] {
  const settled = new Set<ProductId>();
  const carted: ProductId[] = [];
  for (const { productId, kind, at } of recent) {
    if (kind !== 'cart' && kind !== 'cart_removed' && kind !== 'pay') continue;
    if (!settled.has(productId) && kind === 'cart' && now - at < IN_CART_MS_MAX) carted.push(productId);
    settled.add(productId);
  }
  return carted;
}
