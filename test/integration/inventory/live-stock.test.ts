import { setTimeout as sleep } from 'node:timers/promises';
import type { MerchantId } from '#kernel';
import { STOCK_IMPORT } from '#modules/inventory';
import { type LiveListener, type LiveRow, LiveStock } from '../../../modules/inventory/app/live-stock.ts';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';
import {
  BLACK,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Message {
  readonly name: string;
  readonly data: { readonly items?: readonly Record<string, unknown>[] };
}

/** Reads server-sent events of a response. */
async function* messages(reply: Response): AsyncGenerator<Message> {
  if (reply.body === null) throw new Error('a stream has a body');
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of reply.body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const name = /^event: (.+)$/m.exec(block)?.[1];
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}

describe.each(DATABASE_KINDS)('live stock on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function next(stream: AsyncGenerator<Message>): Promise<Message> {
    const { value } = await stream.next();
    return value as Message;
  }

  test('a till’s sale that another process heard reaches the shopper’s page and the console (INV-04)', async () => {
    const url = shop.house.database.orm.config.get('clientUrl') ?? '';
    const path = shop.house.database.orm.config.get('dbName') ?? '';
    const other = await testHouse(
      kind,
      { clock: shop.clock },
      {
        DATABASE_URL: kind === 'SQLite' ? `sqlite:${path}` : url,
      },
    );
    const leave = new AbortController();
    try {
      const owner = await shop.staff('owner');
      const optics = await shop.staff('optics');
      const look = (house: string, path: string, token?: string) =>
        fetch(house + path, {
          signal: leave.signal,
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        });
      const page = messages(await look(other.url, `/v1/stores/${JIANGHAN}/stock/live?skuIds=${BLACK}`));
      const desk = messages(await look(other.url, `/v1/console/stock/live?storeId=${JIANGHAN}`, owner));
      const elsewhere = messages(await look(other.url, '/v1/console/stock/live', optics));
      const first = await next(page);
      // Shoppers see whether to hurry, not how many there are.
      expect(first).toMatchObject({ name: 'snapshot', data: { items: [{ skuId: BLACK, stock: 'in' }] } });
      expect(JSON.stringify(first.data)).not.toContain('sellable');
      expect((await next(desk)).name).toBe('snapshot');
      expect((await next(elsewhere)).name).toBe('snapshot');

      const body = {
        storeId: JIANGHAN,
        source: 'pos',
        saleId: 'live',
        soldAt: 1,
        lines: [{ skuId: BLACK, quantity: 8 }],
      };
      await shop.call('POST', '/v1/console/stock/till-sales', { token: owner, body });
      const [seen, told] = await Promise.all([next(page), next(desk)]);
      expect(seen).toMatchObject({ name: 'stock', data: { items: [{ skuId: BLACK, stock: 'low' }] } });
      expect(Number(seen.data.items?.[0]?.['version'])).toBeGreaterThan(
        Number(first.data.items?.[0]?.['version']),
      );
      expect(told).toMatchObject({
        name: 'stock',
        data: {
          items: expect.arrayContaining([
            expect.objectContaining({ skuId: BLACK, available: 2, sellable: 2 }),
          ]),
        },
      });

      // Another store's clerk hears of her own store only.
      const rows = [{ skuId: DUCK, storeId: OPTICS, quantity: 1 }];
      await shop.unitOfWork.run((tx) =>
        shop.house.container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'live-optics', rows, shop.clock.now()),
      );
      const hers = (await next(elsewhere)).data.items ?? [];
      expect(hers).toMatchObject([{ skuId: DUCK, storeId: OPTICS }]);
    } finally {
      leave.abort();
      await other.close();
    }
  });
});

test('news come once per version, and who lost too many is told to load anew (INV-04)', async () => {
  const clock = new HandClock();
  const merchantId = 'mch_live' as MerchantId;
  let rows: LiveRow[] = [];
  let looks = 0;
  const live = new LiveStock(async () => {
    looks += 1;
    return rows;
  }, clock);
  const row = (version: number, skuId = BLACK): LiveRow => ({
    ...{ skuId, storeId: JIANGHAN, onHand: 1, available: 1, reserved: 0, sellable: 1, version, low: false },
    changedAt: clock.now(),
  });
  const told: number[] = [];
  let lost = 0;
  const listener: LiveListener = {
    changed: (news) => void told.push(...news.map(({ version }) => version)),
    lost: () => {
      lost += 1;
    },
  };
  const stop = live.listen(merchantId, listener);
  const look = async () => {
    const before = looks;
    while (looks === before) await sleep(50);
    await sleep(0);
  };
  rows = [row(3)];
  await look();
  await look();
  rows = [row(2)];
  await look();
  rows = [row(4)];
  await look();
  expect(told).toEqual([3, 4]);
  rows = Array.from({ length: 2_000 }, (_, n) => row(9, `sku_${n}` as typeof BLACK));
  await look();
  expect(lost).toBe(1);
  stop();
  const quiet = looks;
  await sleep(700);
  expect(looks).toBe(quiet);
});
