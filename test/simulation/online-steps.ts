import type { SkuId } from '#kernel';
import { JIANGHAN, OPTICS } from '../support/small-shop.ts';
import { anyAlive, type Scene, type Steps } from './scene.ts';
import { type Shopper, SKUS } from './shop.ts';
import { confirm, isAllowed, type OpenPayment, openPayment, PROVIDERS } from './wallet.ts';

/** Of her own, what she thinks of. */
const RECENT = 10;
const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };

interface KnownOrder {
  readonly id: string;
  readonly shopper: Shopper;
  readonly stores: readonly string[];
  readonly isDelivery: boolean;
  /** Every window that she opened to pay it, at whichever provider. */
  readonly windows: OpenPayment[];
  /** Of the parcels that were sent. */
  readonly trackingNumbers: string[];
  isConfirmed?: true;
}

function newOrder(id: string, shopper: Shopper, stores: readonly string[], isDelivery = false): KnownOrder {
  return { id, shopper, stores, isDelivery, windows: [], trackingNumbers: [] };
}

interface Asked {
  readonly id: string;
  readonly shopper: Shopper;
}

/** Shoppers with their telephones, and the owner who serves them. */
export function onlineSteps({ dice, outside, shoppers, instances, callers }: Scene): Steps {
  const orders: KnownOrder[] = [];
  /** Requests for money back, as their shopper knows them. */
  const asked: Asked[] = [];
  let parcels = 0;

  const recent = <Item>(items: readonly Item[]): Item | undefined =>
    items.length === 0 ? undefined : dice.pick(items.slice(-RECENT));
  const anyOrder = () => recent(orders);
  /** She thinks that she has paid it. */
  const paidOrder = () => recent(orders.filter(({ isConfirmed }) => isConfirmed === true));
  const parcel = () => {
    parcels += 1;
    return { carrier: '顺丰速运', trackingNumber: `SF${String(parcels).padStart(12, '0')}` };
  };
  const atDesk = (act: string, body: object) => {
    const request = recent(asked);
    return request && callers.ask('owner', `/v1/console/after-sales/${request.id}/${act}`, body);
  };

  function place(): Promise<string> {
    const lines = () => {
      const skus = SKUS.filter(() => dice.chance(0.4));
      return (skus.length === 0 ? [dice.pick(SKUS)] : skus).map((skuId: SkuId) => ({
        skuId,
        quantity: dice.between(1, 3),
      }));
    };
    const isDelivery = dice.chance(0.3);
    const fulfilment = isDelivery ? { type: 'delivery', address: ADDRESS } : { type: 'pickup' };
    const stores = dice.chance(0.2) ? [JIANGHAN, OPTICS] : [JIANGHAN];
    const body = {
      groups: stores.map((storeId) => ({ storeId, lines: lines(), fulfilment })),
      ...(dice.chance(0.4) ? { coupons: 'best' } : { coupons: [] }),
      ...(dice.chance(0.3) ? { points: 'max' } : {}),
      ...(dice.chance(0.3) ? { storedValueFen: dice.between(1, 40) * 100 } : {}),
    };
    const shopper = dice.pick(shoppers);
    return callers.ask(shopper, '/v1/orders', body, (answer) => {
      if (answer.status === 201)
        orders.push(newOrder(String(answer.body['id']), shopper, stores, isDelivery));
    });
  }

  /** Everybody wants the same article in the same moment: one commit decides them all. */
  function rush(): Promise<string> {
    const crowd = shoppers.filter(() => dice.chance(0.5));
    const wish = { storeId: JIANGHAN, skuId: dice.pick(SKUS), quantity: dice.between(1, 2) };
    return callers.askTogether(crowd, '/v1/rush-orders', wish, (shopper, { status, body }) => {
      if (status === 201) orders.push(newOrder(String(body['orderId']), shopper, [JIANGHAN]));
    });
  }

  /** Most by WeChat; whoever changes her mind opens another window and leaves the first one open. */
  async function beginToPay(): Promise<string | undefined> {
    const order = anyOrder();
    if (order === undefined) return undefined;
    const provider = dice.chance(0.5) ? 'wechat' : dice.pick(PROVIDERS);
    const path = `/v1/orders/${order.id}/payment`;
    const answer = await callers.once(order.shopper, path, { body: { provider } });
    if (answer?.status === 200) order.windows.push(openPayment(answer.body));
    return `${provider} ${answer?.status ?? 'lost'}`;
  }

  /** She confirms in her wallet, however long ago she began, and whatever she paid elsewhere. */
  function confirmOne(): string | undefined {
    const order = recent(orders.filter(({ windows }) => windows.length > 0));
    if (order === undefined) return undefined;
    const window = dice.pick(order.windows);
    if (!isAllowed(() => confirm(outside.sandbox, window))) {
      // She closes it, or tries again later.
      if (dice.chance(0.5)) order.windows.splice(order.windows.indexOf(window), 1);
      return `${window.provider} refused`;
    }
    order.isConfirmed = true;
    order.windows.splice(order.windows.indexOf(window), 1);
    callers.count(`paid by ${window.provider}`);
    return `${window.provider} paid`;
  }

  /** Some of it back, before or after she has it; not everything that she wishes is there. */
  function askBack(): Promise<string> | undefined {
    const order = paidOrder();
    if (order === undefined) return undefined;
    const lines = [{ line: dice.between(0, 1), quantity: dice.between(1, 2) }];
    const type = dice.chance(0.7) ? 'REFUND_ONLY' : 'RETURN_REFUND';
    const reason = dice.pick(['not_wanted', 'damaged']);
    const wish = { orderId: order.id, storeId: dice.pick(order.stores), type, reason, lines };
    return callers.ask(order.shopper, '/v1/me/after-sales', wish, ({ status, body }) => {
      if (status === 201) asked.push({ id: String(body['id']), shopper: order.shopper });
    });
  }

  /** She shows the code on her telephone. */
  async function handOver(): Promise<string | undefined> {
    const order = paidOrder();
    if (order === undefined) return undefined;
    const storeId = dice.pick(order.stores);
    const { reads } = anyAlive({ instances }).house.database;
    const [group] = await reads.all<{ code: string | null }>(
      'select pickup_code as code from order_groups where order_id = ? and store_id = ?',
      [order.id, storeId],
    );
    if (group?.code == null) return undefined;
    return callers.ask('owner', '/v1/console/pickups/verify', { storeId, code: group.code });
  }

  const paidPart = (isDelivery: boolean) => {
    const order = recent(orders.filter((one) => one.isConfirmed === true && one.isDelivery === isDelivery));
    return order && { order, part: { storeId: dice.pick(order.stores) } };
  };

  /** All that is left of a part, or one piece of it. */
  function send(): Promise<string> | undefined {
    const found = paidPart(true);
    if (found === undefined) return undefined;
    const { order, part } = found;
    const sent = parcel();
    const some = dice.chance(0.4) ? { lines: [{ skuId: dice.pick(SKUS), quantity: 1 }] } : {};
    const body = { ...part, ...sent, ...some };
    return callers.ask('owner', `/v1/console/orders/${order.id}/ship`, body, ({ status }) => {
      if (status === 200) order.trackingNumbers.push(sent.trackingNumber);
    });
  }

  /** One parcel, or all that are on their way. */
  function receive(): Promise<string> | undefined {
    const found = paidPart(true);
    if (found === undefined) return undefined;
    const { order, part } = found;
    const one =
      order.trackingNumbers.length > 0 && dice.chance(0.4)
        ? { trackingNumber: dice.pick(order.trackingNumbers) }
        : {};
    return callers.ask(order.shopper, `/v1/orders/${order.id}/receive`, { ...part, ...one });
  }

  return {
    place: { weight: 20, act: place },
    rush: { weight: 2, act: rush },
    pay: { weight: 20, act: beginToPay },
    confirm: { weight: 16, act: confirmOne },
    cancel: {
      weight: 4,
      act() {
        const order = anyOrder();
        return order && callers.ask(order.shopper, `/v1/orders/${order.id}/cancel`, {});
      },
    },
    make_ready: {
      weight: 4,
      act() {
        const found = paidPart(false);
        return found && callers.ask('owner', `/v1/console/orders/${found.order.id}/ready`, found.part);
      },
    },
    hand_over: { weight: 4, act: handOver },
    send: { weight: 5, act: send },
    receive: { weight: 3, act: receive },
    ask_back: { weight: 7, act: askBack },
    approve: { weight: 5, act: () => atDesk('approve', {}) },
    send_back: {
      weight: 2,
      act() {
        const request = recent(asked);
        return request && callers.ask(request.shopper, `/v1/me/after-sales/${request.id}/parcel`, parcel());
      },
    },
    take_back: { weight: 2, act: () => atDesk('received', {}) },
    pay_back: { weight: 2, act: () => atDesk('refund', {}) },
  };
}
