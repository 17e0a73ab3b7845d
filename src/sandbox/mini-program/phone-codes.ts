import { createHmac } from 'node:crypto';
import { type Clock, type EpochMs, MINUTE_MS, type Random } from '#kernel';
import { nonce } from '../nonce.ts';

const CODE_TTL_MS = 5 * MINUTE_MS;
const DEMO_CODE = /^demo:(.{1,20})$/su;
const MAINLAND = /^1[3-9]\d{9}$/;
const DIGITS_BELOW = 100_000_000;

export interface PhoneInfo {
  readonly phoneNumber: string;
  readonly purePhoneNumber: string;
  readonly countryCode: string;
}

/**
 * Codes of the phone button (`getPhoneNumber`): one use, five minutes. `demo:<name>` is pressed on the phone of a shopper
 * of that name, as often as wanted; a name that is a number is that number.
 */
export class PhoneCodes {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #salt: string;
  readonly #codes = new Map<string, { phone: string; expiresAt: EpochMs; isUsed: boolean }>();

  constructor(clock: Clock, random: Random, salt: string) {
    this.#clock = clock;
    this.#random = random;
    this.#salt = salt;
  }

  /** What the button gives to the page, on a phone with this number. */
  issue(phone: string): string {
    const code = nonce(this.#random);
    this.#codes.set(code, { phone, expiresAt: this.#clock.now() + CODE_TTL_MS, isUsed: false });
    return code;
  }

  redeem(code: string): PhoneInfo | undefined {
    const demoName = DEMO_CODE.exec(code)?.[1]?.trim();
    if (demoName !== undefined && demoName !== '') return info(this.#phoneOf(demoName));
    const issued = this.#codes.get(code);
    if (issued === undefined || issued.isUsed || issued.expiresAt <= this.#clock.now()) return undefined;
    issued.isUsed = true;
    return info(issued.phone);
  }

  #phoneOf(name: string): string {
    if (MAINLAND.test(name)) return name;
    const hash = createHmac('sha256', this.#salt).update(`phone ${name}`).digest().readUIntBE(0, 6);
    return `199${String(hash % DIGITS_BELOW).padStart(8, '0')}`;
  }
}

function info(phone: string): PhoneInfo {
  // `+44 7700900123` is a number abroad, as WeChat tells it: country code apart.
  const [country, rest] = phone.startsWith('+') ? phone.slice(1).split(' ') : ['86', phone];
  const pure = rest ?? '';
  return {
    phoneNumber: country === '86' ? pure : `${country}${pure}`,
    purePhoneNumber: pure,
    countryCode: country ?? '',
  };
}
