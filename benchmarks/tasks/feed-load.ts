import { strict as assert } from 'node:assert';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { STORE_ID } from '../support/large-catalogue.ts';
import { pacedRequests } from '../support/paced-requests.ts';
import { quantile } from '../support/quantile.ts';
import { type Shopper, signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';
import {
  feedAnew,
  feedPath,
  openFeedShop,
  PRODUCTS,
  readAll,
  tellViews,
  verifiedFeed,
} from './feed-request.ts';

const MEMBERS = 40;
const FEEDS_PER_SECOND = 100;
const SECONDS = 60;
const WARM_UP_SECONDS = 20;
const CHANGES = 100;
const TRIES_MAX = 200;

/** A minute of 100 feeds a second, each computed anew; meanwhile members put things into carts and look again. */
export const feedLoad: BenchTask = {
  name: 'feed-load',
  async run(report) {
    report('filling a shop and training');
    const shop = await openFeedShop();
    try {
      const members: Shopper[] = [];
      for (let m = 0; m < MEMBERS; m += 1) {
        const member = await signIn(shop.url, `负载${m}`);
        await tellViews(member, m);
        members.push(member);
      }
      const send = (n: number) =>
        readAll(shop.url + feedAnew(Math.floor(n / MEMBERS)), members[n % MEMBERS]?.headers);
      report(
        `${WARM_UP_SECONDS} s of warm-up, then ${SECONDS} s; other work on this machine: load average ${load()}`,
      );
      await pacedRequests(FEEDS_PER_SECOND, WARM_UP_SECONDS, send);
      const buyer = await signIn(shop.url, '加购');
      await tellViews(buyer, 1);
      await verifiedFeed(shop.url, buyer);
      const changes: number[] = [];
      const changing = (async () => {
        for (let n = 0; n < CHANGES; n += 1) {
          changes.push(await changedAfter(shop.url, buyer, n));
          await new Promise((resolve) => setTimeout(resolve, (SECONDS * 800) / CHANGES));
        }
      })();
      const took = await pacedRequests(FEEDS_PER_SECOND, SECONDS, send);
      await changing;
      report(`load average afterwards ${load()}`);
      const name = `feed at ${FEEDS_PER_SECOND} requests/s for ${SECONDS} s`;
      const change = 'cart event posted → changed feed read, under that load';
      return [
        row(`${name}, p50`, quantile(took, 0.5), 'ms'),
        row(`${name}, p99`, quantile(took, 0.99), 'ms'),
        row(`${change}, p50`, quantile(changes, 0.5), 'ms'),
        row(`${change}, p99`, quantile(changes, 0.99), 'ms'),
      ];
    } finally {
      await shop.stop();
    }
  },
};

const load = () => loadavg()[0]?.toFixed(1);

/** Milliseconds until a product that was on the page has left it because it lies in the cart now. */
async function changedAfter(url: string, member: Shopper, n: number): Promise<number> {
  const get = async () => {
    const feed = JSON.parse(await readAll(url + feedPath(30), member.headers)) as {
      items: { productId: string }[];
    };
    return feed.items.map(({ productId }) => productId);
  };
  const [shown = `prd_${n % PRODUCTS}`] = await get();
  const begin = performance.now();
  await member.post('/v1/events', {
    events: [{ id: `cart-${n}`, type: 'cart', at: Date.now(), productId: shown, storeId: STORE_ID }],
  });
  for (let tries = 0; tries < TRIES_MAX; tries += 1)
    if (!(await get()).includes(shown)) return performance.now() - begin;
  assert.fail('an event did not change the feed');
}
