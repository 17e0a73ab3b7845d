/** What the order pages need to know of an order; the generated type fits into it. */
export interface OrderLike {
  readonly id: string;
  readonly state: string;
  readonly placedAt: number;
  readonly groups: readonly {
    readonly storeId: string;
    readonly state: string;
    readonly payableFen: number;
    readonly fulfilment: { readonly type: string };
    readonly lines: readonly {
      readonly title: string;
      readonly quantity: number;
      readonly imageUrl: string;
    }[];
  }[];
}

export type Tone = 'needs-you' | 'good' | 'waiting' | 'over';

const TONES: Readonly<Record<string, Tone>> = {
  AUDIT: 'needs-you',
  PREPARING: 'needs-you',
  REFUND_DUE: 'needs-you',
  READY_FOR_PICKUP: 'good',
  SHIPPED: 'good',
  PENDING_PAY: 'waiting',
  WAITING_PAY: 'waiting',
};

/** Colour only for meaning: red needs somebody, teal goes well, the rest is grey. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'over';
}

/**
 * The one state to show in a list. Until an order is paid, and once it is off, the order's own; in between
 * the least advanced of the parts in sight, because that one is waiting for somebody.
 */
export function shownState({ state, groups }: OrderLike): string {
  if (state !== 'PAID' && state !== 'COMPLETED') return state;
  const way = ['AUDIT', 'PREPARING', 'READY_FOR_PICKUP', 'SHIPPED', 'PICKED_UP', 'RECEIVED'];
  return way.find((step) => groups.some((group) => group.state === step)) ?? state;
}

/** `圆框眼镜 等 3 件` */
export function summary({ groups }: OrderLike): string {
  const lines = groups.flatMap((group) => group.lines);
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const first = lines[0]?.title ?? '';
  return pieces > 1 ? `${first} 等 ${pieces} 件` : first;
}

/** What the parts in sight are worth; of a shared order a store sees its own part. */
export function worthFen({ groups }: OrderLike): number {
  return groups.reduce((sum, group) => sum + group.payableFen, 0);
}

/** The parts that wait for somebody to lay the goods ready. */
export function partsToPrepare<Order extends OrderLike>({ groups }: Order): Order['groups'][number][] {
  return groups.filter(({ state, fulfilment }) => state === 'PREPARING' && fulfilment.type === 'pickup');
}

/** The parts that wait for somebody to send them. */
export function partsToShip<Order extends OrderLike>({ groups }: Order): Order['groups'][number][] {
  return groups.filter(({ state, fulfilment }) => state === 'PREPARING' && fulfilment.type === 'delivery');
}

/** Newest first, one row per order, the later news wins. */
export function merged<Order extends OrderLike>(rows: readonly Order[], news: readonly Order[]): Order[] {
  const byId = new Map(rows.map((order) => [order.id, order]));
  for (const order of news) byId.set(order.id, order);
  return [...byId.values()].sort((a, b) => b.placedAt - a.placedAt || (a.id < b.id ? 1 : -1));
}

export const ORDER_FILTERS = [
  { state: undefined, name: '全部' },
  { state: 'AUDIT', name: '待审核' },
  { state: 'PREPARING', name: '备货中' },
  { state: 'READY_FOR_PICKUP', name: '待自提' },
  { state: 'PICKED_UP', name: '已自提' },
  { state: 'SHIPPED', name: '已发货' },
  { state: 'RECEIVED', name: '已收货' },
  { state: 'PENDING_PAY', name: '待支付' },
  { state: 'REFUND_DUE', name: '退款中' },
] as const;

export type OrderFilter = (typeof ORDER_FILTERS)[number]['state'];

/** Whether an order belongs into a filtered list; the same rule as the server's. */
export function passes(order: OrderLike, filter: OrderFilter): boolean {
  return filter === undefined || order.state === filter || order.groups.some(({ state }) => state === filter);
}
