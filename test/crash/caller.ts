import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../simulation/dice.ts';
import { OWNER, type Shopper, SKUS } from '../simulation/shop.ts';
import { type OpenPayment, openPayment } from '../simulation/wallet.ts';
import { DUCK, JIANGHAN } from '../support/small-shop.ts';
import type { Answer, Letter, Letters } from './letters.ts';

const QUEUED = 202;
const ASK_AFTER_MS = 200;
/** That she has paid, and the shop does not say so yet. */
const LOOKS_MAX = 40;
/** At WeChat Pay, Alipay and UnionPay. */
const PAID_BEFORE = new Set(['ORDERPAID', 'ACQ.TRADE_HAS_SUCCESS', '12']);
const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };
/** Of her own orders, those that she thinks of. */
const RECENT = 5;

/** Of one article each. */
export type Pieces = readonly { readonly skuId: string; readonly quantity: number }[];

/** What the callers were told, and what must therefore be true in the end. */
export class Memory {
  readonly orders = new Set<string>();
  readonly cancelled = new Set<string>();
  /** Orders whose payment the wallet has confirmed. */
  readonly paid = new Set<string>();
  /** Sales of which the till was told that they are paid: nobody gives them back, the goods are gone. */
  readonly paidAtTill = new Set<string>();
  readonly refunds = new Set<string>();
  /** Parcels that left, by number: of which order, and what is in them; null = all that was left. */
  readonly parcels = new Map<string, { readonly orderId: string; readonly pieces: Pieces | null }>();
  /** Repeated requests that got another answer than the first time. */
  readonly contradictions: string[] = [];
  readonly counts: Record<string, number> = {};

  count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

interface CallerParts {
  readonly shopper: Shopper;
  readonly dice: Dice;
  readonly shop: Letters;
  readonly wallet: Letters;
  readonly memory: Memory;
  isOver(): boolean;
}

/** One shopper with a telephone, one thing after the other; she never gives up a request that she has begun. */
export class Caller {
  readonly #parts: CallerParts;
  readonly #bought: string[] = [];
  /** Those that are sent to her. */
  readonly #toSend: string[] = [];
  #token = '';
  #ownerToken = '';
  #keys = 0;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  async shopOn(): Promise<void> {
    const { dice, isOver } = this.#parts;
    while (!isOver()) {
      const what = dice.weighed({ order: 6, rush: 3, till: 3 });
      if (what === 'order') await this.#order();
      else if (what === 'rush') await this.#afterOrder(await this.#rush());
      else await this.#atTill();
    }
  }

  async #order(): Promise<void> {
    const { dice, memory } = this.#parts;
    const isSent = dice.chance(0.5);
    const order = await this.#act('order', '/v1/orders', this.#basket(isSent));
    const id = String(idOf(order));
    await this.#afterOrder(order);
    if (isSent && memory.paid.has(id)) {
      this.#toSend.push(id);
      await this.#seesItPaid(id);
    }
    if (dice.chance(0.7)) await this.#sendOne();
  }

  /** One article that everybody wants. */
  async #rush(): Promise<Answer> {
    const { dice } = this.#parts;
    const wish = { storeId: JIANGHAN, skuId: DUCK, quantity: dice.between(1, 2) };
    return this.#act('rush', '/v1/rush-orders', wish);
  }

  async #afterOrder(order: Answer): Promise<void> {
    const { dice, memory } = this.#parts;
    if (order.status !== 201) return;
    const id = String(idOf(order));
    memory.orders.add(id);
    if (dice.chance(0.15)) return this.#cancel(id);
    const provider = dice.weighed({ wechat: 4, alipay: 3, unionpay: 3 });
    const begun = await this.#ask({ path: `/v1/orders/${id}/payment`, body: { provider } });
    if (begun.status === 200 && dice.chance(0.9)) {
      const confirming = this.#confirm(id, openPayment(begun.body));
      // She changes her mind while the money is on its way: the shop decides, once.
      if (dice.chance(0.1)) await this.#cancel(id);
      await confirming;
    }
    this.#bought.push(id);
    if (dice.chance(0.6)) await this.#giveBack(dice.pick(this.#bought.slice(-RECENT)));
  }

  #basket(isSent: boolean): object {
    const { dice } = this.#parts;
    const wanted = SKUS.filter(() => dice.chance(0.4));
    const lines = (wanted.length === 0 ? [dice.pick(SKUS)] : wanted).map((skuId) => ({
      skuId,
      quantity: dice.between(1, 3),
    }));
    const fulfilment = isSent ? { type: 'delivery', address: ADDRESS } : { type: 'pickup' };
    return {
      groups: [{ storeId: JIANGHAN, lines, fulfilment }],
      coupons: dice.chance(0.4) ? 'best' : [],
      ...(dice.chance(0.3) ? { points: 'max' } : {}),
      ...(dice.chance(0.3) ? { storedValueFen: dice.between(1, 40) * 100 } : {}),
    };
  }

  /** Somebody whom nobody knows, with her wallet open; this shopper stands behind the counter. */
  async #atTill(): Promise<void> {
    const { dice, memory, wallet } = this.#parts;
    const lines = [{ skuId: dice.pick(SKUS), quantity: dice.between(1, 2) }];
    const sold = await this.#act('sale', '/v1/console/till/sales', { storeId: JIANGHAN, lines }, 'owner');
    if (sold.status !== 201) return;
    const id = String(idOf(sold));
    memory.orders.add(id);
    const sale = `/v1/console/till/sales/${id}`;
    const kind = dice.weighed({ passes: 7, asks: 2, poor: 1 });
    const wanted = { provider: dice.weighed({ wechat: 4, alipay: 3, unionpay: 3 }), kind };
    const { body } = await wallet.send({ path: '/__sandbox/pay-codes', body: wanted });
    const scanned = await this.#act('scan', `${sale}/scans`, { payCode: String(body['code']) }, 'owner');
    const { state } = (scanned.body['payment'] ?? {}) as { state?: string };
    memory.count(`code ${wanted.provider} ${state ?? scanned.body['code']}`);
    if (state === 'PAID') memory.paidAtTill.add(id);
    else if (state === 'NOT_PAID' && dice.chance(0.5)) await this.#cancel(id, `${sale}/cancel`, 'owner');
    else if (state === 'PAYING' && dice.chance(0.6)) await this.#type();
  }

  /** Somebody's telephone asks for a password. */
  async #type(): Promise<void> {
    const { dice, wallet, memory } = this.#parts;
    const list = async <Item>(path: string) =>
      (await wallet.send({ method: 'GET', path: `/__sandbox/${path}` })).body['items'] as readonly Item[];
    const trades = await list<{ state: string; outTradeNo: string }>('payments');
    const charges = await list<{ state: string; orderId: string }>('unionpay/transactions');
    const asking = [
      ...trades
        .filter(({ state }) => state === 'USERPAYING')
        .map(({ outTradeNo }) => ({ provider: 'wechat', outTradeNo, refuses: dice.chance(0.2) })),
      ...charges
        .filter(({ state }) => state === 'ASKING')
        .map(({ orderId }) => ({ provider: 'unionpay', outTradeNo: orderId })),
    ];
    if (asking.length === 0) return;
    const typed = dice.pick(asking);
    const { status } = await wallet.send({ path: '/__sandbox/wallet/payments', body: typed });
    memory.count(`typed ${status}`);
  }

  async #confirm(id: string, open: OpenPayment): Promise<void> {
    const { wallet, memory } = this.#parts;
    // Her browser sends her to UnionPay's page with the form; nobody there knows of the payment before.
    if (open.provider === 'unionpay')
      await wallet.send({ path: '/gateway/api/frontTransReq.do', form: open.fields });
    const { status, body } = await wallet.send({
      ...{ path: '/__sandbox/wallet/payments', body: inHerHands(open) },
    });
    // Paid the first time, and the answer was lost.
    if (status === 200 || PAID_BEFORE.has(String(body['code']))) memory.paid.add(id);
    memory.count(`${open.provider} ${status}`);
  }

  async #cancel(id: string, path = `/v1/orders/${id}/cancel`, who: 'her' | 'owner' = 'her'): Promise<void> {
    const { status } = await this.#act('cancel', path, {}, who);
    if (status === 200) this.#parts.memory.cancelled.add(id);
  }

  /** The shop hears of it in its own time, and now and then not before somebody is dead. */
  async #seesItPaid(id: string): Promise<void> {
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const { body } = await this.#ask({ method: 'GET', path: `/v1/orders/${id}` });
      if (body['state'] !== 'PENDING_PAY') return;
      await sleep(ASK_AFTER_MS);
    }
  }

  /** The first of those that she waits for which can be sent. */
  async #sendOne(): Promise<void> {
    for (const id of this.#toSend.slice(-RECENT)) if (await this.#send(id)) return;
  }

  /** The owner sends some of it, or all that is left; false when there is nothing to send. */
  async #send(id: string): Promise<boolean> {
    const { dice, memory, shopper } = this.#parts;
    const { body: order } = await this.#ask({ method: 'GET', path: `/v1/orders/${id}` });
    if (order['state'] !== 'PAID') return false;
    const [group] = order['groups'] as [{ state: string; lines: { skuId: string; quantity: number }[] }];
    if (group.state !== 'PREPARING') return false;
    const { skuId, quantity } = dice.pick(group.lines);
    const pieces = dice.chance(0.3) ? null : [{ skuId, quantity: dice.between(1, quantity) }];
    const trackingNumber = `CRASH-${shopper.memberId.slice(-8)}-${this.#keys}`;
    const parcel = { storeId: JIANGHAN, carrier: '顺丰速运', trackingNumber };
    const body = { ...parcel, ...(pieces === null ? {} : { lines: pieces }) };
    const sent = await this.#act('send', `/v1/console/orders/${id}/ship`, body, 'owner');
    if (sent.status === 200) memory.parcels.set(trackingNumber, { orderId: id, pieces });
    return true;
  }

  /** She wants some of it back before it is handed over, and the owner agrees. */
  async #giveBack(id: string): Promise<void> {
    const { dice, memory } = this.#parts;
    const { body: order } = await this.#ask({ method: 'GET', path: `/v1/orders/${id}` });
    if (order['state'] !== 'PAID') return;
    const [group] = order['groups'] as [{ lines: { quantity: number }[] }];
    const some = group.lines.flatMap(({ quantity }, line) =>
      dice.chance(0.6) ? [{ line, quantity: dice.between(1, quantity) }] : [],
    );
    const wish = { orderId: id, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted' };
    const lines = some.length === 0 ? [{ line: 0, quantity: 1 }] : some;
    const asked = await this.#act('ask back', '/v1/me/after-sales', { ...wish, lines });
    if (asked.status !== 201) return;
    const request = String(asked.body['id']);
    const approved = await this.#act('approve', `/v1/console/after-sales/${request}/approve`, {}, 'owner');
    if (approved.status === 200) memory.refunds.add(request);
  }

  /** Something that must happen once, however often it is asked for. */
  async #act(what: string, path: string, body: object, who: 'her' | 'owner' = 'her'): Promise<Answer> {
    const { dice, memory, shopper } = this.#parts;
    this.#keys += 1;
    const letter = { path, body, key: `crash-${shopper.memberId}-${this.#keys}` };
    const first = await this.#decided(letter, who);
    memory.count(`${what} ${first.status}`);
    if (dice.chance(0.1) && first.status < 300) {
      const again = await this.#decided(letter, who);
      memory.count('repeated');
      if (again.status !== first.status || idOf(again) !== idOf(first))
        memory.contradictions.push(`${path}: ${first.status}, then ${again.status}`);
    }
    return first;
  }

  /** Queued is no answer yet: her telephone asks again, under the same key. */
  async #decided(letter: Letter, who: 'her' | 'owner'): Promise<Answer> {
    for (;;) {
      const answer = await this.#ask(letter, who);
      if (answer.status !== QUEUED) return answer;
      this.#parts.memory.count('queued');
      await sleep(ASK_AFTER_MS);
    }
  }

  async #ask(letter: Letter, who: 'her' | 'owner' = 'her'): Promise<Answer> {
    const { shop, shopper } = this.#parts;
    for (;;) {
      const answer = await shop.send({ ...letter, token: who === 'her' ? this.#token : this.#ownerToken });
      if (answer.status !== 401) return answer;
      const code = { code: `demo:${shopper.name}`, acceptsTerms: true };
      const signedIn = await (who === 'her'
        ? shop.send({ path: '/v1/auth/wechat', body: code })
        : shop.send({ path: '/v1/staff/sign-in', body: OWNER }));
      const token = String(signedIn.body['accessToken']);
      if (who === 'her') this.#token = token;
      else this.#ownerToken = token;
    }
  }
}

/** What the wallet of the sandbox is shown. */
export function inHerHands(open: OpenPayment): object {
  if (open.provider === 'wechat') return { prepayId: open.prepayId };
  return open.provider === 'alipay' ? { qrCode: open.qrCode } : { orderId: open.fields['orderId'] };
}

/** An order, a ticket that became one, or a sale with its order inside. */
function idOf({ body }: Answer): unknown {
  return body['id'] ?? body['orderId'] ?? (body['order'] as { id?: string } | undefined)?.id;
}
