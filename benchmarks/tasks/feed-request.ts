import { strict as assert } from 'node:assert';
import { openBenchShop } from '../support/bench-shop.ts';
import { fillLargeCatalogue, STORE_ID } from '../support/large-catalogue.ts';
import { plainExpress } from '../support/plain-server.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';

const PRODUCTS = 10_000;
const FEED_ITEMS = 30;
const CALLS = 400;

interface Feed {
  readonly items: readonly { readonly productId: string; readonly reason: string }[];
  readonly personalised: boolean;
}

/** The home feed of a member with some history, 30 of 10,000 goods, through HTTP. */
export const feedRequest: BenchTask = {
  name: 'feed-request',
  async run(report) {
    report(`filling a shop with ${PRODUCTS} goods and training`);
    const shop = await openBenchShop({
      prepare: (house) => fillLargeCatalogue(house, PRODUCTS, Date.now()),
      scripts: ['modules/recommendations/train.ts'],
    });
    try {
      const shopper = await signIn(shop.url, '测量');
      const seen = Array.from({ length: 12 }, (_, n) => ({
        id: `bench-event-${n}`,
        type: 'view',
        at: Date.now(),
        productId: `prd_${n * 40 + 3}`,
        storeId: STORE_ID,
      }));
      await shopper.post('/v1/events', { events: seen });
      const path = `/v1/feed?storeId=${STORE_ID}&limit=${FEED_ITEMS}`;
      const feed = await shopper.get<Feed>(path);
      assert.equal(feed.items.length, FEED_ITEMS);
      assert.ok(feed.personalised && feed.items.every(({ reason }) => reason.length > 0));

      const plain = await plainExpress(feed);
      const express = await serverCpuMs(plain.url, CALLS, () => readAll(`${plain.url}/answer`));
      plain.stop();
      const cached = await serverCpuMs(shop.url, CALLS, () => readAll(shop.url + path, shopper.headers));
      const post = (n: number) =>
        shopper.post('/v1/events', {
          events: [{ ...seen[0], id: `bench-more-${n}`, productId: `prd_${n}`, at: Date.now() }],
        });
      const event = await serverCpuMs(shop.url, CALLS, (n) => post(n));
      const both = await serverCpuMs(shop.url, CALLS, async (n) => {
        await post(CALLS * 2 + n);
        await readAll(shop.url + path, shopper.headers);
      });
      return [
        row('feed of 30 from 10,000 through HTTP, from the cache', cached, 'ms CPU', express),
        row('event posted', event, 'ms CPU', express),
        row('feed of 30 from 10,000 through HTTP, changed by an event', both - event, 'ms CPU', express),
      ];
    } finally {
      await shop.stop();
    }
  },
};

async function readAll(url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  await (await fetch(url, { headers })).arrayBuffer();
}
