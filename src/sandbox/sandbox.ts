import type { Clock, Random } from '#kernel';
import type { SandboxAccounts } from './accounts.ts';
import { Faults } from './faults.ts';
import { MiniProgramApi } from './mini-program/mini-program-api.ts';
import { PhoneCodes } from './mini-program/phone-codes.ts';
import { SignInCodes } from './mini-program/sign-in-codes.ts';
import { StableTokens } from './mini-program/stable-tokens.ts';
import { SmsGateway } from './sms/sms-gateway.ts';
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
}

/**
 * The outside world of the shop: a payment provider, a mini-program platform, an SMS gateway. A library without
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
    this.#miniProgram = new MiniProgramApi({
      ...{ accounts, clock },
      ...{ codes: this.codes, phoneCodes: this.phoneCodes, tokens: this.tokens },
    });
  }

  /** One request to any of the APIs. */
  handle(request: WireRequest): WireAnswer {
    if (request.path.startsWith('/v3/')) return this.pay.handle(request);
    const answer = this.sms.handle(request) ?? this.#miniProgram.handle(request);
    return answer ?? jsonAnswer(404, { code: 'NOT_FOUND', message: '接口不存在' });
  }

  /** Lets everything happen whose time has come; whoever owns the clock calls it. */
  async tick(): Promise<void> {
    this.pay.settleRefunds();
    await this.notices.deliverDue();
  }

  snapshot(): SandboxSnapshot {
    return { trades: this.trades.list(), refunds: this.refunds.list() };
  }

  restore({ trades, refunds }: SandboxSnapshot): void {
    this.trades.restore(trades);
    this.refunds.restore(refunds);
  }
}
