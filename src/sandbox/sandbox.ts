import type { Clock, Random } from '#kernel';
import type { SandboxAccounts } from './accounts.ts';
import { AlipayGateway } from './alipay/gateway.ts';
import { AlipayNotices } from './alipay/notices.ts';
import { type AlipayOffer, type AlipayTrade, AlipayTrades } from './alipay/trades.ts';
import { type FaultProvider, Faults } from './faults.ts';
import { FulfilmentSide } from './mini-program/fulfilment-side.ts';
import { MiniProgramApi } from './mini-program/mini-program-api.ts';
import { PhoneCodes } from './mini-program/phone-codes.ts';
import { PictureOpinion } from './mini-program/picture-opinion.ts';
import { PushSender } from './mini-program/push-sender.ts';
import { SignInCodes } from './mini-program/sign-in-codes.ts';
import { StableTokens } from './mini-program/stable-tokens.ts';
import { SubscribeDesk } from './mini-program/subscribe-desk.ts';
import type { Notice } from './notice-queue.ts';
import { SmsGateway } from './sms/sms-gateway.ts';
import { UnionpayGateway } from './unionpay/gateway.ts';
import { type AcpTransaction, AcpTransactions } from './unionpay/transactions.ts';
import { Notices } from './wechat-pay/notices.ts';
import { PayApi } from './wechat-pay/pay-api.ts';
import { type Refund, Refunds } from './wechat-pay/refunds.ts';
import { type Trade, Trades } from './wechat-pay/trades.ts';
import { jsonAnswer, type Transport, type WireAnswer, type WireRequest } from './wire.ts';

export interface SandboxParts {
  readonly accounts: SandboxAccounts;
  /** Orders, codes, tokens and notices live by this clock. */
  readonly clock: Clock;
  /** Signatures on answers are stamped by this one; an SDK compares them with the machine's clock. */
  readonly apiClock?: Clock;
  readonly random: Random;
  readonly send: Transport;
}

/** What has to survive a restart of the process. */
export interface SandboxSnapshot {
  readonly trades: readonly Trade[];
  readonly refunds: readonly Refund[];
  /** Missing in what an earlier release wrote. */
  readonly alipay?: {
    readonly trades: readonly AlipayTrade[];
    readonly offers: readonly (readonly [qrCode: string, offer: AlipayOffer])[];
  };
  readonly unionpay?: readonly AcpTransaction[];
}

export function providerOf({ path }: WireRequest): FaultProvider {
  if (path.startsWith('/v3/')) return 'wechat';
  if (path.startsWith('/gateway.do')) return 'alipay';
  return path.startsWith('/gateway/api/') ? 'unionpay' : 'other';
}

/**
 * The outside world of the shop: three payment providers, a mini-program platform, an SMS gateway. A library without
 * sockets, timers or disk; a process (main.ts) or a simulation drives it.
 */
export class Sandbox {
  readonly faults = new Faults();
  readonly codes: SignInCodes;
  readonly phoneCodes: PhoneCodes;
  readonly sms: SmsGateway;
  readonly tokens: StableTokens;
  readonly trades: Trades;
  readonly refunds: Refunds;
  readonly notices: Notices;
  readonly pay: PayApi;
  readonly alipay: AlipayGateway;
  readonly alipayTrades: AlipayTrades;
  readonly alipayNotices: AlipayNotices;
  readonly unionpay: UnionpayGateway;
  readonly acpTransactions: AcpTransactions;
  readonly goods: FulfilmentSide;
  /** Tells the shop what happens in the mini-program. */
  readonly push: PushSender;
  readonly subscriptions: SubscribeDesk;
  /** What the platform thinks of pictures. */
  readonly pictures: PictureOpinion;
  readonly #miniProgram: MiniProgramApi;

  constructor({ accounts, clock, apiClock = clock, random, send }: SandboxParts) {
    const { faults } = this;
    this.codes = new SignInCodes(clock, random, accounts.appSecret);
    this.phoneCodes = new PhoneCodes(clock, random, accounts.appSecret);
    this.sms = new SmsGateway(accounts.sms, clock, random);
    this.tokens = new StableTokens(clock, random);
    this.trades = new Trades(clock, random);
    this.refunds = new Refunds(clock, random, this.trades);
    this.notices = new Notices({
      clock,
      random,
      send,
      faults,
      apiV3Key: accounts.apiV3Key,
      signer: () => this.pay.signer(),
    });
    const { trades, refunds, notices } = this;
    this.pay = new PayApi({ accounts, clock, apiClock, random, faults, notices, trades, refunds });
    this.alipayTrades = new AlipayTrades(clock, random);
    this.alipayNotices = new AlipayNotices({ account: accounts.alipay, clock, random, send, faults });
    this.alipay = new AlipayGateway({
      ...{ account: accounts.alipay, clock, random, faults },
      ...{ trades: this.alipayTrades, notices: this.alipayNotices },
    });
    this.acpTransactions = new AcpTransactions(clock, random);
    this.unionpay = new UnionpayGateway({
      ...{ account: accounts.unionpay, clock, random, faults, send },
      transactions: this.acpTransactions,
    });
    this.push = new PushSender({
      ...{ appId: accounts.appId, keys: accounts.push },
      ...{ clock, random, send, faults },
    });
    const isPaid = (id: string) => this.trades.list().some((trade) => trade.transactionId === id);
    this.goods = new FulfilmentSide(clock, isPaid, this.push);
    this.subscriptions = new SubscribeDesk(clock, random, this.push, faults);
    this.pictures = new PictureOpinion(this.push, random);
    this.#miniProgram = new MiniProgramApi({
      ...{ goods: this.goods, subscriptions: this.subscriptions, pictures: this.pictures },
      ...{ accounts, clock },
      ...{ codes: this.codes, phoneCodes: this.phoneCodes, tokens: this.tokens },
    });
  }

  /** One request to any of the APIs. */
  handle(request: WireRequest): WireAnswer {
    const provider = providerOf(request);
    if (provider === 'wechat') return this.pay.handle(request);
    if (provider === 'alipay') return this.alipay.handle(request);
    if (provider === 'unionpay') return this.unionpay.handle(request);
    const answer = this.sms.handle(request) ?? this.#miniProgram.handle(request);
    return answer ?? jsonAnswer(404, { code: 'NOT_FOUND', message: '接口不存在' });
  }

  /** Lets everything happen whose time has come; whoever owns the clock calls it. */
  async tick(): Promise<void> {
    this.pay.settleRefunds();
    this.alipay.passTime();
    this.unionpay.passTime();
    await Promise.all([
      this.notices.deliverDue(),
      this.alipayNotices.deliverDue(),
      this.unionpay.deliverDue(),
      this.push.deliverDue(),
    ]);
  }

  /** Of all payment providers. */
  allNotices(): readonly Notice[] {
    return [...this.notices.list(), ...this.alipayNotices.list(), ...this.unionpay.notices()];
  }

  snapshot(): SandboxSnapshot {
    return {
      ...{ trades: this.trades.list(), refunds: this.refunds.list() },
      alipay: { trades: this.alipayTrades.list(), offers: this.alipayTrades.offers() },
      unionpay: this.acpTransactions.list(),
    };
  }

  restore({ trades, refunds, alipay, unionpay }: SandboxSnapshot): void {
    this.trades.restore(trades);
    this.refunds.restore(refunds);
    if (alipay !== undefined) this.alipayTrades.restore(alipay.trades, alipay.offers);
    if (unionpay !== undefined) this.acpTransactions.restore(unionpay);
  }
}
