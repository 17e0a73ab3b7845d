import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock, type WechatAccounts } from '#app';
import type { Shopper } from '../simulation/shop.ts';
import { stockShop } from '../simulation/shop.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { inHerHands } from './caller.ts';
import type { Letters } from './letters.ts';

const LOOK_EVERY_MS = 50;

/** A house in this process, on the database of the others. Its clock may run ahead of theirs. */
export function houseOver(
  databaseUrl: string,
  accountsFile: string,
  clock = systemClock,
): Promise<TestHouse> {
  const wechat = JSON.parse(readFileSync(accountsFile, 'utf8')) as WechatAccounts;
  return testHouse('SQLite', { clock, wechat }, { DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
}

/** Before the first process opens: goods, staff, and shoppers whose cards were paid for in the sandbox. */
export async function prepareShop(parts: {
  readonly databaseUrl: string;
  readonly accountsFile: string;
  readonly wallet: Letters;
  readonly pieces: number;
}): Promise<readonly Shopper[]> {
  const { databaseUrl, accountsFile, wallet, pieces } = parts;
  const house = await houseOver(databaseUrl, accountsFile);
  const notifyUrl = (url: string | null) =>
    wallet.send({ method: 'PUT', path: '/__sandbox/notify-url', body: { url } });
  try {
    await notifyUrl(`${house.url}/v1/payments/wechat/notify`);
    return await stockShop(
      { house },
      {
        async confirm(open) {
          await wallet.send({ path: '/__sandbox/wallet/payments', body: inHerHands(open) });
        },
        async arrived() {
          while ((await unpaid(house)) > 0) await sleep(LOOK_EVERY_MS);
        },
      },
      systemClock,
      pieces,
    );
  } finally {
    await notifyUrl(null);
    await house.close();
  }
}

async function unpaid({ database: { reads } }: TestHouse): Promise<number> {
  const [row] = await reads.all<{ n: number }>(
    "select count(*) as n from payment_intents where state <> 'SUCCEEDED'",
  );
  return Number(row?.n);
}
