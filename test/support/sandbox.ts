import { systemClock, systemRandom, type WechatAccounts } from '#app';
import type { Clock, Random } from '#kernel';
import { httpTransport, listen, merchantSide, Sandbox, type SandboxAccounts } from '#sandbox';
import { testAccounts } from './sandbox-accounts.ts';

let made: SandboxAccounts | undefined;

export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly accounts: SandboxAccounts;
  readonly wechat: WechatAccounts;
  readonly url: string;
  /** A shopper confirms in the wallet; the notice has been answered when this resolves. */
  pay(prepayId: string): Promise<void>;
  /** Notices go to the house of this address, wherever the orders say: a test house does not know its port when it is composed. */
  setNotifyUrl(url: string): void;
  close(): Promise<void>;
}

/** The sandbox in this process, on a free port. Its notices move when `pay` or `sandbox.tick()` is called. */
export async function testSandbox({
  clock = systemClock,
  random = systemRandom,
}: {
  clock?: Clock;
  random?: Random;
} = {}): Promise<TestSandbox> {
  made ??= testAccounts();
  const accounts = made;
  const sandbox = new Sandbox({ accounts, clock, apiClock: systemClock, random, send: httpTransport });
  const { url, close } = await listen(sandbox, { port: 0 });
  return {
    sandbox,
    accounts,
    wechat: merchantSide(accounts, url),
    url,
    async pay(prepayId) {
      sandbox.pay.pay(prepayId);
      await sandbox.tick();
    },
    setNotifyUrl(address) {
      sandbox.pay.notifyUrl = address;
      sandbox.alipay.notifyUrl = new URL('/v1/payments/alipay/notices', address).href;
      sandbox.unionpay.notifyUrl = new URL('/v1/payments/unionpay/notices', address).href;
    },
    close,
  };
}
