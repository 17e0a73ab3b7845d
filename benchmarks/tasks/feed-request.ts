import { strict as assert } from 'node:assert';
import { FEED_ENGINES } from '../peers/feed-engines.ts';
import { openBenchShop } from '../support/bench-shop.ts';
import { fillLargeCatalogue, STORE_ID } from '../support/large-catalogue.ts';
import { peerFeed, plainExpress } from '../support/plain-server.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { type Shopper, signIn } from '../support/shopper.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

export const PRODUCTS = 10_000;
const FEED_ITEMS = 30;
const CALLS = 400;
/** V8 compiles what is hot within about two thousand feeds; a server that has just begun costs twice as much. */
const WARM_UP_CALLS = 2_500;
const VIEWS = 12;

interface Feed {
  readonly items: readonly {
    readonly productId: string;
    readonly reason: string;
    readonly reasonCode: string;
  }[];
  readonly personalised: boolean;
}

export const feedPath = (limit: number) => `/v1/feed?storeId=${STORE_ID}&limit=${limit}`;

/** Two neighbouring limits by turns: the answer to the last request is never the one asked for. */
export const feedAnew = (n: number) => feedPath(FEED_ITEMS - (n % 2));

export const openFeedShop = (nodeOptions: readonly string[] = []) =>
  openBenchShop({
    prepare: (house) => fillLargeCatalogue(house, PRODUCTS, Date.now()),
    scripts: ['modules/recommendations/train.ts'],
    nodeOptions,
  });

export async function tellViews(shopper: Shopper, seed: number): Promise<void> {
  const events = Array.from({ length: VIEWS }, (_, n) => ({
    id: `bench-event-${n}`,
    type: 'view',
    at: Date.now(),
    productId: `prd_${(n * 40 + 3 + seed * 7) % PRODUCTS}`,
    storeId: STORE_ID,
  }));
  await shopper.post('/v1/events', { events });
}

const FEED_TRIES_MAX = 50;
const WITNESSES_MAX = 20;

/** A feed as it should be: full, hers, with reasons, in a shop where a trained model answers. */
export async function verifiedFeed(url: string, shopper: Shopper): Promise<Feed> {
  await verifyTrained(url);
  for (let tries = 0; tries < FEED_TRIES_MAX; tries += 1) {
    const feed = await shopper.get<Feed>(feedAnew(tries));
    assert.ok(feed.personalised && feed.items.every(({ reason }) => reason.length > 0));
    if (feed.items.length === FEED_ITEMS) return feed;
  }
  assert.fail('no feed is full');
}

/**
 * Only a trained model knows what follows what. But nothing obliges it to say so to everybody: of 60 members of
 * such a shop 19 had no such reason among their thirty, so one of many has to have one.
 */
async function verifyTrained(url: string): Promise<void> {
  for (let m = 0; m < WITNESSES_MAX; m += 1) {
    const witness = await signIn(url, `证人${m}`);
    await tellViews(witness, m);
    const { items } = await witness.get<Feed>(feedPath(FEED_ITEMS));
    if (items.some(({ reasonCode }) => reasonCode === 'AFTER')) return;
  }
  assert.fail('no trained model answers');
}

/** The home feed of a member with some history, 30 of 10,000 goods, through HTTP. */
export const feedRequest: BenchTask = {
  name: 'feed-request',
  async run(report) {
    report(`filling a shop with ${PRODUCTS} goods and training`);
    const shop = await openFeedShop();
    try {
      const shopper = await signIn(shop.url, '测量');
      await tellViews(shopper, 0);
      const feed = await verifiedFeed(shop.url, shopper);
      const get = (path: string) => readAll(shop.url + path, shopper.headers);
      report(`warming up with ${WARM_UP_CALLS} feeds`);
      for (let n = 0; n < WARM_UP_CALLS; n += 1) await get(feedAnew(n));
      const anew = await serverCpuMs(shop.url, CALLS, (n) => get(feedAnew(n)));
      const cached = await serverCpuMs(shop.url, CALLS, () => get(feedPath(FEED_ITEMS)));
      const post = (n: number) =>
        shopper.post('/v1/events', {
          events: [
            {
              ...{ id: `bench-more-${n}`, type: 'view', at: Date.now() },
              ...{ productId: `prd_${n}`, storeId: STORE_ID },
            },
          ],
        });
      const event = await serverCpuMs(shop.url, CALLS, (n) => post(n));
      const both = await serverCpuMs(shop.url, CALLS, async (n) => {
        await post(CALLS * 2 + n);
        await get(feedPath(FEED_ITEMS));
      });
      const plain = await plainExpress(feed);
      await serverCpuMs(plain.url, WARM_UP_CALLS, () => readAll(`${plain.url}/answer`));
      const express = await serverCpuMs(plain.url, CALLS, () => readAll(`${plain.url}/answer`));
      plain.stop();
      const what = `feed of ${FEED_ITEMS} from ${PRODUCTS.toLocaleString('en')} through HTTP`;
      return [
        row(`${what}, computed anew, beside Express`, anew, 'ms CPU', express),
        row(`${what}, from the cache, beside Express`, cached, 'ms CPU', express),
        row('event posted, beside Express', event, 'ms CPU', express),
        row(`${what}, changed by an event, beside Express`, both - event, 'ms CPU', express),
        ...(await besidePeers(what, anew, feed, report)),
      ];
    } finally {
      await shop.stop();
    }
  },
};

/**
 * The same answer from servers that do less: one vector per member against all goods, the best 300 through a
 * ranker of the same size, JSON from ready-made pieces; nobody is identified, no rule, no reason, no database.
 */
async function besidePeers(
  what: string,
  ours: number,
  feed: Feed,
  report: (line: string) => void,
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const engine of FEED_ENGINES) {
    try {
      const peer = await peerFeed(engine, PRODUCTS, feed);
      const get = (n: number) => readAll(`${peer.url}/feed?member=${n}`);
      await serverCpuMs(peer.url, WARM_UP_CALLS, get);
      rows.push(
        row(
          `${what}, beside retrieval and ranker on ${engine}`,
          ours,
          'ms CPU',
          await serverCpuMs(peer.url, CALLS, get),
        ),
      );
      peer.stop();
    } catch (error) {
      report(`without ${engine}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return rows;
}

export async function readAll(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await fetch(url, { headers })).text();
}
