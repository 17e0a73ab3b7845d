import { createHmac } from 'node:crypto';
import { type Clock, type EpochMs, MINUTE_MS, type Random } from '#kernel';
import { nonce } from '../nonce.ts';

const CODE_TTL_MS = 5 * MINUTE_MS;
const DEMO_CODE = /^demo:(.{1,20})$/su;
/** `会员0007` holds the phone of the seventh member of the demo chain, with the year behind her. */
const CHAIN_MEMBER = /^会员 ?(\d{4})$/u;

export interface Person {
  readonly openid: string;
  /** The same in every app of the open platform that this mini-program is bound to. */
  readonly unionid: string;
  readonly nickname: string;
}

/** The API answers every refusal with status 200 and an `errcode`. */
export type SignInRefusal = { readonly errcode: number; readonly errmsg: string };

/**
 * `wx.login` codes: one use, about five minutes. `demo:<name>` stands for the phone of a shopper of that
 * name, as often as wanted: it is what lets a visitor without WeChat walk through the demo.
 */
export class SignInCodes {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #salt: string;
  readonly #codes = new Map<string, { name: string; expiresAt: EpochMs; isUsed: boolean }>();

  constructor(clock: Clock, random: Random, salt: string) {
    this.#clock = clock;
    this.#random = random;
    this.#salt = salt;
  }

  /** What `wx.login` does on the phone of `name`. */
  issue(name: string): string {
    const code = nonce(this.#random);
    this.#codes.set(code, { name, expiresAt: this.#clock.now() + CODE_TTL_MS, isUsed: false });
    return code;
  }

  redeem(code: string): Person | SignInRefusal {
    const demoName = DEMO_CODE.exec(code)?.[1]?.trim();
    if (demoName !== undefined && demoName !== '') return this.#person(demoName);
    const issued = this.#codes.get(code);
    if (issued === undefined || issued.expiresAt <= this.#clock.now())
      return { errcode: 40029, errmsg: 'invalid code' };
    if (issued.isUsed) return { errcode: 40163, errmsg: 'code been used' };
    issued.isUsed = true;
    return this.#person(issued.name);
  }

  sessionKey(): string {
    return Buffer.from(this.#random.bytes(16)).toString('base64');
  }

  /** The same name is the same person for ever: the id is a hash under the app's secret. */
  #person(nickname: string): Person {
    const number = CHAIN_MEMBER.exec(nickname)?.[1];
    const hash = (text: string) => createHmac('sha256', this.#salt).update(text).digest('base64url');
    const unionid = `u${hash(`union ${number ?? nickname}`).slice(0, 27)}`;
    if (number !== undefined) return { openid: `demo-member-${number}`, unionid, nickname };
    return { openid: `o${hash(nickname).slice(0, 27)}`, unionid, nickname };
  }
}
