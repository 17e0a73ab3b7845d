import { Sandbox, type SandboxAccounts, type Transport } from '#sandbox';
import { HandClock, seededRandom } from './clock.ts';
import { testAccounts } from './sandbox-accounts.ts';

let made: SandboxAccounts | undefined;

/** The sandbox alone: a clock that stands still, the same numbers every time, notices into an array. */
export function aSandbox() {
  made ??= testAccounts();
  const clock = new HandClock();
  const sent: Parameters<Transport>[0][] = [];
  const receiver = { status: 204, hesitates: Promise.resolve() };
  const send: Transport = async (notice) => {
    sent.push(notice);
    await receiver.hesitates;
    return { status: receiver.status };
  };
  const sandbox = new Sandbox({ accounts: made, clock, random: seededRandom(), send });
  return { sandbox, clock, sent, receiver, accounts: made };
}

export function order(patch: Partial<Parameters<Sandbox['trades']['prepay']>[0]> = {}) {
  return {
    appid: 'wx1',
    mchid: '1900000109',
    outTradeNo: 'order-000001',
    description: '通衢 江汉路店',
    notifyUrl: 'https://shop.example/notify',
    totalFen: 100,
    openid: 'o1',
    expiresAt: null,
    ...patch,
  };
}
