import { constants, privateDecrypt } from 'node:crypto';
import { type Clock, type EpochMs, HOUR_MS, type Random, SECOND_MS } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import type { Faults } from '../faults.ts';
import { digits } from '../nonce.ts';
import { field, type PayRoute, text } from './handler.ts';
import { ProviderError, paramError } from './provider-error.ts';
import type { Refunds } from './refunds.ts';
import type { Trade, Trades } from './trades.ts';

const REQUESTS_PER_TRADE_MAX = 50;
const RECEIVERS_MAX = 50;
/** Of the payment, unless the merchant agreed on more. */
const RATIO_MAX = 0.3;
const TAKES_MS = 2 * SECOND_MS;

interface Receiver {
  readonly type: string;
  readonly account: string;
  readonly amountFen: number;
  readonly description: string;
}

export interface SharingOrder {
  readonly orderId: string;
  readonly outOrderNo: string;
  readonly transactionId: string;
  readonly receivers: readonly Receiver[];
  readonly unfreezes: boolean;
  readonly createdAt: EpochMs;
  /** How long it stays under way. */
  readonly takesMs: number;
  /** Its first receiver gets nothing. */
  readonly isClosed: boolean;
}

export interface SharingReturn {
  readonly returnId: string;
  readonly outReturnNo: string;
  readonly outOrderNo: string;
  readonly account: string;
  readonly amountFen: number;
  readonly createdAt: EpochMs;
  readonly isRefused: boolean;
}

interface SharingParts {
  readonly accounts: SandboxAccounts;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly random: Random;
  readonly trades: Trades;
  readonly refunds: Refunds;
}

/** 分账: parts of a payment go to others. Asynchronous: an accepted request is done two seconds later. */
export class ProfitSharing {
  readonly #parts: SharingParts;
  readonly #orders = new Map<string, SharingOrder>();
  readonly #returns = new Map<string, SharingReturn>();
  readonly #receivers = new Set<string>();

  constructor(parts: SharingParts) {
    this.#parts = parts;
  }

  routes(): readonly PayRoute[] {
    return [
      ['POST', /^\/v3\/profitsharing\/receivers\/add$/, (_, body) => this.#addReceiver(body)],
      ['POST', /^\/v3\/profitsharing\/receivers\/delete$/, (_, body) => this.#removeReceiver(body)],
      ['POST', /^\/v3\/profitsharing\/orders$/, (_, body) => this.#share(body)],
      ['POST', /^\/v3\/profitsharing\/orders\/unfreeze$/, (_, body) => this.#unfreeze(body)],
      ['GET', /^\/v3\/profitsharing\/orders\/([^/]+)$/, ([, no = '']) => this.#found(this.#get(no))],
      ['POST', /^\/v3\/profitsharing\/return-orders$/, (_, body) => this.#return(body)],
      ['GET', /^\/v3\/profitsharing\/return-orders\/([^/]+)$/, ([, no = '']) => this.#returned(no)],
      [
        'GET',
        /^\/v3\/profitsharing\/transactions\/([^/]+)\/amounts$/,
        ([, id = '']) => ({
          status: 200,
          json: {
            transaction_id: id,
            unsplit_amount: this.#unsplitFen(this.#parts.trades.getByTransaction(id)),
          },
        }),
      ],
    ];
  }

  /** What was shared has to come back before it can be refunded. */
  refuseWhatIsShared(trade: Trade, amountFen: number): void {
    const shared = this.#sharedFen(trade);
    if (shared > 0 && this.#refundedFen(trade) + amountFen > trade.totalFen - shared)
      throw new ProviderError(403, 'NOT_ENOUGH', '分账资金未回退，可退金额不足');
  }

  #addReceiver(body: Record<string, unknown>) {
    const receiver = { type: text(body, 'type'), account: text(body, 'account') };
    if (body['name'] !== undefined && !this.#opens(text(body, 'name'))) throw paramError('name 解密失败');
    this.#receivers.add(`${receiver.type}/${receiver.account}`);
    return { status: 200, json: { ...receiver, relation_type: text(body, 'relation_type') } };
  }

  #removeReceiver(body: Record<string, unknown>) {
    const receiver = { type: text(body, 'type'), account: text(body, 'account') };
    this.#receivers.delete(`${receiver.type}/${receiver.account}`);
    return { status: 200, json: receiver };
  }

  /** Names come under our public key (RSA-OAEP with SHA-1). */
  #opens(sealed: string): boolean {
    const { privateKeyPem: key } = this.#parts.accounts.platform;
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      return privateDecrypt({ key, padding }, Buffer.from(sealed, 'base64')).length > 0;
    } catch {
      return false;
    }
  }

  #share(body: Record<string, unknown>) {
    const trade = this.#parts.trades.getByTransaction(text(body, 'transaction_id'));
    const receivers = receiversOf(body);
    const wanted = {
      ...{ outOrderNo: text(body, 'out_order_no'), transactionId: text(body, 'transaction_id'), receivers },
      unfreezes: body['unfreeze_unsplit'] === true,
    };
    const known = this.#orders.get(wanted.outOrderNo);
    if (known !== undefined) {
      if (contentOf(known) !== contentOf(wanted))
        throw new ProviderError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
      return this.#found(known);
    }
    this.#refuse(trade, receivers);
    return this.#found(this.#keep(wanted));
  }

  #refuse(trade: Trade, receivers: readonly Receiver[]): void {
    if (trade.profitSharing !== true) throw new ProviderError(403, 'NO_AUTH', '订单不是分账订单');
    const earlier = this.#of(trade);
    if (earlier.some(({ unfreezes }) => unfreezes))
      throw new ProviderError(400, 'INVALID_REQUEST', '订单剩余资金已解冻');
    if (earlier.length >= REQUESTS_PER_TRADE_MAX)
      throw new ProviderError(429, 'FREQUENCY_LIMITED', '单笔订单分账次数已达上限');
    if (receivers.some(({ type, account }) => !this.#receivers.has(`${type}/${account}`)))
      throw new ProviderError(400, 'INVALID_REQUEST', '分账接收方关系不存在');
    const asked = receivers.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (asked > this.#unsplitFen(trade)) throw new ProviderError(403, 'NOT_ENOUGH', '分账余额不足');
    if (this.#sharedFen(trade) + asked > trade.totalFen * RATIO_MAX)
      throw new ProviderError(403, 'RULE_LIMIT', '超过最大分账比例');
  }

  #unfreeze(body: Record<string, unknown>) {
    const transactionId = text(body, 'transaction_id');
    const trade = this.#parts.trades.getByTransaction(transactionId);
    const outOrderNo = text(body, 'out_order_no');
    const known = this.#orders.get(outOrderNo);
    if (known !== undefined) return this.#found(known);
    this.#refuse(trade, []);
    return this.#found(this.#keep({ outOrderNo, transactionId, receivers: [], unfreezes: true }));
  }

  #return(body: Record<string, unknown>) {
    const order = this.#get(text(body, 'out_order_no'));
    const outReturnNo = text(body, 'out_return_no');
    const account = text(body, 'return_mchid');
    const amountFen = Number(body['amount']);
    const known = this.#returns.get(outReturnNo);
    if (known !== undefined) {
      if (known.amountFen !== amountFen || known.account !== account)
        throw new ProviderError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
      return this.#returned(outReturnNo);
    }
    const given = order.receivers
      .filter((receiver, n) => receiver.account === account && !(order.isClosed && n === 0))
      .reduce((sum, receiver) => sum + receiver.amountFen, 0);
    const back = [...this.#returns.values()]
      .filter((other) => !other.isRefused)
      .filter((other) => other.outOrderNo === order.outOrderNo && other.account === account)
      .reduce((sum, other) => sum + other.amountFen, 0);
    if (!Number.isSafeInteger(amountFen) || amountFen < 1 || back + amountFen > given)
      throw new ProviderError(403, 'NOT_ENOUGH', '回退金额超过分账金额');
    const isRefused = this.#parts.faults.take('receiver_closed', 'wechat') !== undefined;
    this.#returns.set(outReturnNo, {
      isRefused,
      ...{ returnId: `308${digits(this.#parts.random, 25)}`, outReturnNo, outOrderNo: order.outOrderNo },
      ...{ account, amountFen, createdAt: this.#parts.clock.now() },
    });
    return this.#returned(outReturnNo);
  }

  #found(order: SharingOrder) {
    const { orderId, outOrderNo, transactionId, receivers, createdAt, takesMs, isClosed } = order;
    const isDone = createdAt + takesMs <= this.#parts.clock.now();
    const shown = receivers.map(({ type, account, amountFen, description }, n) => ({
      ...{ type, account, amount: amountFen, description },
      ...(isDone && isClosed && n === 0
        ? { result: 'CLOSED', fail_reason: 'ACCOUNT_ABNORMAL' }
        : { result: isDone ? 'SUCCESS' : 'PENDING' }),
    }));
    const state = isDone ? 'FINISHED' : 'PROCESSING';
    const numbers = { transaction_id: transactionId, out_order_no: outOrderNo, order_id: orderId };
    return { status: 200, json: { ...numbers, state, receivers: shown } };
  }

  #returned(outReturnNo: string) {
    const found = this.#returns.get(outReturnNo);
    if (found === undefined) throw new ProviderError(404, 'RESOURCE_NOT_EXISTS', '回退单不存在');
    const { returnId, outOrderNo, account, amountFen, createdAt, isRefused } = found;
    const numbers = { out_order_no: outOrderNo, out_return_no: outReturnNo, return_id: returnId };
    const end = isRefused
      ? { result: 'FAILED', fail_reason: 'PAYER_ACCOUNT_ABNORMAL' }
      : { result: 'SUCCESS' };
    const outcome = createdAt + TAKES_MS <= this.#parts.clock.now() ? end : { result: 'PROCESSING' };
    return { status: 200, json: { ...numbers, return_mchid: account, amount: amountFen, ...outcome } };
  }

  #keep(wanted: NewSharing): SharingOrder {
    const { faults } = this.#parts;
    const stuck = faults.take('sharing_stuck', 'wechat');
    const isClosed = wanted.receivers.length > 0 && faults.take('receiver_closed', 'wechat') !== undefined;
    const takesMs = stuck === undefined ? TAKES_MS : (stuck.ms ?? HOUR_MS);
    const orderId = `300${digits(this.#parts.random, 25)}`;
    const order = { ...wanted, orderId, takesMs, isClosed, createdAt: this.#parts.clock.now() };
    this.#orders.set(order.outOrderNo, order);
    return order;
  }

  #get(outOrderNo: string): SharingOrder {
    const order = this.#orders.get(outOrderNo);
    if (order === undefined) throw new ProviderError(404, 'RESOURCE_NOT_EXISTS', '分账单不存在');
    return order;
  }

  #of({ transactionId }: Trade): SharingOrder[] {
    return [...this.#orders.values()].filter((order) => order.transactionId === transactionId);
  }

  /** With others now: what was given and has not come back. */
  #sharedFen(trade: Trade): number {
    const orders = this.#of(trade);
    const given = orders.flatMap(({ receivers, isClosed }) => (isClosed ? receivers.slice(1) : receivers));
    const numbers = new Set(orders.map(({ outOrderNo }) => outOrderNo));
    const back = [...this.#returns.values()].filter(
      ({ outOrderNo, isRefused }) => !isRefused && numbers.has(outOrderNo),
    );
    const sum = (parts: readonly { readonly amountFen: number }[]) =>
      parts.reduce((total, { amountFen }) => total + amountFen, 0);
    return sum(given) - sum(back);
  }

  #unsplitFen(trade: Trade): number {
    const isFree = this.#of(trade).some(({ unfreezes }) => unfreezes);
    if (isFree || trade.profitSharing !== true) return 0;
    return trade.totalFen - this.#sharedFen(trade) - this.#refundedFen(trade);
  }

  #refundedFen({ outTradeNo }: Trade): number {
    return this.#parts.refunds.of(outTradeNo).reduce((sum, { amountFen }) => sum + amountFen, 0);
  }
}

type NewSharing = Omit<SharingOrder, 'orderId' | 'createdAt' | 'takesMs' | 'isClosed'>;

const contentOf = ({ transactionId, receivers, unfreezes }: NewSharing) =>
  JSON.stringify([transactionId, receivers, unfreezes]);

function receiversOf(body: Record<string, unknown>): readonly Receiver[] {
  const given = Object.values(field(body, 'receivers')) as Record<string, unknown>[];
  if (given.length < 1 || given.length > RECEIVERS_MAX) throw paramError('receivers 应为 1 到 50 个');
  return given.map((receiver) => {
    const amountFen = Number(receiver['amount']);
    if (!Number.isSafeInteger(amountFen) || amountFen < 1) throw paramError('amount 应为正整数');
    const [type, account] = [text(receiver, 'type'), text(receiver, 'account')];
    return { type, account, amountFen, description: text(receiver, 'description') };
  });
}
