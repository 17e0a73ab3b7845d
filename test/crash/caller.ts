import type { Dice } from '../simulation/dice.ts';
import { OWNER, prepayIdOf, type Shopper, SKUS } from '../simulation/shop.ts';
import { JIANGHAN } from '../support/small-shop.ts';
import type { Answer, Letter, Letters } from './letters.ts';

/** Of her own orders, those that she thinks of. */
const RECENT = 5;

/** What the callers were told, and what must therefore be true in the end. */
export class Memory {
  readonly orders = new Set<string>();
  readonly cancelled = new Set<string>();
  /** Orders whose payment the wallet has confirmed. */
  readonly paid = new Set<string>();
  readonly refunds = new Set<string>();
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
  #token = '';
  #ownerToken = '';
  #keys = 0;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  async shopOn(): Promise<void> {
    while (!this.#parts.isOver()) await this.#oneOrder();
  }

  async #oneOrder(): Promise<void> {
    const { dice, memory } = this.#parts;
    const order = await this.#act('order', '/v1/orders', this.#basket());
    if (order.status !== 201) return;
    const id = String(order.body['id']);
    memory.orders.add(id);
    if (dice.chance(0.15)) return this.#cancel(id);
    const begun = await this.#ask({ path: `/v1/orders/${id}/payment`, body: { provider: 'wechat' } });
    if (begun.status === 200 && dice.chance(0.9)) {
      const confirming = this.#confirm(id, prepayIdOf(begun.body));
      // She changes her mind while the money is on its way: the shop decides, once.
      if (dice.chance(0.1)) await this.#cancel(id);
      await confirming;
    }
    this.#bought.push(id);
    if (dice.chance(0.6)) await this.#giveBack(dice.pick(this.#bought.slice(-RECENT)));
  }

  #basket(): object {
    const { dice } = this.#parts;
    const wanted = SKUS.filter(() => dice.chance(0.4));
    const lines = (wanted.length === 0 ? [dice.pick(SKUS)] : wanted).map((skuId) => ({
      skuId,
      quantity: dice.between(1, 3),
    }));
    return {
      groups: [{ storeId: JIANGHAN, lines, fulfilment: { type: 'pickup' } }],
      coupons: dice.chance(0.4) ? 'best' : [],
      ...(dice.chance(0.3) ? { points: 'max' } : {}),
      ...(dice.chance(0.3) ? { storedValueFen: dice.between(1, 40) * 100 } : {}),
    };
  }

  async #confirm(id: string, prepayId: string): Promise<void> {
    const { wallet, memory } = this.#parts;
    const { status, body } = await wallet.send({ path: '/__sandbox/wallet/payments', body: { prepayId } });
    // Paid the first time, and the answer was lost.
    if (status === 200 || body['code'] === 'ORDERPAID') memory.paid.add(id);
    memory.count(`wallet ${status}`);
  }

  async #cancel(id: string): Promise<void> {
    const { status } = await this.#act('cancel', `/v1/orders/${id}/cancel`, {});
    if (status === 200) this.#parts.memory.cancelled.add(id);
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
    const first = await this.#ask(letter, who);
    memory.count(`${what} ${first.status}`);
    if (dice.chance(0.1) && first.status < 300) {
      const again = await this.#ask(letter, who);
      memory.count('repeated');
      if (again.status !== first.status || again.body['id'] !== first.body['id'])
        memory.contradictions.push(`${path}: ${first.status}, then ${again.status}`);
    }
    return first;
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
