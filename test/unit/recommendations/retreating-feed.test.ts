import { type MemberId, type MerchantId, MINUTE_MS, type ProductId, type SkuId, type StoreId } from '#kernel';
import type { LoadedRanker } from '#ml/recommendation';
import { NO_PREFERENCES } from '#modules/members';
import type { FeedPolicy } from '../../../modules/recommendations/app/policy.ts';
import { ShopWindows } from '../../../modules/recommendations/app/shop-windows.ts';
import { showFeed } from '../../../modules/recommendations/app/show-feed.ts';
import { type MemberState, NOTHING_KNOWN } from '../../../modules/recommendations/domain/member-state.ts';
import type { ShownList } from '../../../modules/recommendations/domain/shown-list.ts';
import { NO_RULES } from '../../../modules/recommendations/domain/store-rules.ts';
import { HandClock } from '../../support/clock.ts';
import { ROWS, smallModel } from '../ml/recommendation/shop-model.ts';

const MERCHANT = 'mch_1' as MerchantId;
const MEMBER = 'mbr_1' as MemberId;
const STORE = 'str_1' as StoreId;
const LIMIT = 8;
const model = smallModel();
const productOf = (row: number) => `prd_${String(row).padStart(2, '0')}` as ProductId;

/** The ranker that turns the list round: the last rows of the shop first. */
const backwards: LoadedRanker = {
  score: (_features, count) => Float32Array.from({ length: count }, (_, c) => c),
  dispose: () => {},
};

async function shop(ranker: LoadedRanker, policy: Partial<FeedPolicy> = {}) {
  const clock = new HandClock();
  const cards = Array.from({ length: ROWS }, (_, row) => ({
    ...{ productId: productOf(row), skuId: `sku_${row}` as SkuId, skuIds: [`sku_${row}` as SkuId] },
    ...{
      categoryId: `cat_${Math.floor(row / 10)}`,
      title: `商品 ${row}`,
      subtitle: '',
      priceFen: 1,
      listPriceFen: 1,
    },
    ...{ imageUrl: '', tryOn: null, listedAt: 0, durable: false, brand: '', tags: [] },
  }));
  const windows = new ShopWindows(
    {
      catalog: {
        cards: async () => cards,
        categories: async () => [],
        offers: async (_merchant: MerchantId, _store: StoreId, skuIds: readonly SkuId[]) =>
          new Map(
            skuIds.map((skuId) => [
              skuId,
              { skuId, onSale: true, priceFen: 1, listPriceFen: 1, imageUrl: '', tryOn: null },
            ]),
          ),
      } as never,
      stores: { list: async () => [{ id: STORE }] } as never,
      stock: {
        sellable: async () => cards.map(({ skuId }) => ({ storeId: STORE, skuId, quantity: 1 })),
      } as never,
      log: { dailyCounts: async () => [] } as never,
    },
    clock,
  );
  await windows.use(MERCHANT, {
    version: 'v1',
    productIds: cards.map(({ productId }) => productId),
    behaviour: model,
    ranker,
  });
  let state: MemberState | undefined = {
    ...NOTHING_KNOWN,
    recent: [3, 5, 7].map((row) => ({ productId: productOf(row), kind: 'view', at: clock.now() })),
  };
  const reported: unknown[] = [];
  const shown: ShownList[] = [];
  const answered: string[] = [];
  const memory = { stateOf: async () => state };
  const show = showFeed({
    windows,
    memory: memory as never,
    policies: { policyOf: () => ({ name: 'default', kind: 'ranker', exploration: false, ...policy }) },
    merchandising: { at: () => NO_RULES },
    exposures: {
      note: (list) => `exp_${shown.push(list)}`,
      timesShown: () => 0,
    },
    answers: { note: (_, as) => answered.push(as) },
    preferences: { preferencesOf: async () => NO_PREFERENCES },
    clock,
    report: (error) => reported.push(error),
  });
  return {
    ...{ clock, reported, shown, answered, windows, memory },
    know: (next: MemberState | undefined) => {
      state = next;
    },
    /** The state is the same and yet another one, as after an event: nothing comes from the cache. */
    async feed(): Promise<{ items: string[]; personalised: boolean }> {
      if (state !== undefined) state = { ...state };
      const { body } = await show(MERCHANT, MEMBER, STORE, LIMIT);
      const { items, personalised } = JSON.parse(body);
      return { items: items.map(({ productId }: { productId: string }) => productId), personalised };
    },
    storeFeed: async () => (await show(MERCHANT, undefined, STORE, LIMIT)).body,
    show: () => show(MERCHANT, MEMBER, STORE, LIMIT),
  };
}

const broken = (): LoadedRanker => ({
  score: () => {
    throw new Error('no numbers today');
  },
  dispose: () => {},
});

test('a ranker that fails leaves the order of retrieval: still her own feed', async () => {
  const [failing, retrieval] = [await shop(broken()), await shop(backwards, { kind: 'retrieval' })];
  const feed = await failing.feed();
  expect(feed.personalised).toBe(true);
  expect(feed).toEqual(await retrieval.feed());
  expect(failing.reported).toHaveLength(1);
});

test('scores that are no numbers order nothing: the order of retrieval is taken', async () => {
  const nonsense: LoadedRanker = {
    score: (_features, count) => new Float32Array(count).fill(Number.NaN, 1, 2),
    dispose: () => {},
  };
  const [lost, retrieval] = [await shop(nonsense), await shop(backwards, { kind: 'retrieval' })];
  expect(await lost.feed()).toEqual(await retrieval.feed());
  expect(lost.reported).toHaveLength(1);
});

test('a ranker that is late five times in a row rests for a minute, then it is tried again', async () => {
  let takesMs = 130;
  const clocks: HandClock[] = [];
  const slow: LoadedRanker = {
    score(features, count) {
      clocks[0]?.advance(takesMs);
      return backwards.score(features, count);
    },
    dispose: () => {},
  };
  const here = await shop(slow);
  clocks.push(here.clock);
  const ranked = await here.feed();
  for (let late = 1; late < 5; late += 1) await here.feed();
  const resting = await here.feed();
  expect(resting.personalised).toBe(true);
  expect(resting).not.toEqual(ranked);
  expect(here.reported).toHaveLength(1);

  takesMs = 0;
  here.clock.advance(MINUTE_MS);
  expect(await here.feed()).toEqual(ranked);
});

test('one late call is the machine’s fault: its scores count and nothing rests', async () => {
  const clocks: HandClock[] = [];
  let takesMs = 130;
  const here = await shop({
    score(features, count) {
      clocks[0]?.advance(takesMs);
      takesMs = 0;
      return backwards.score(features, count);
    },
    dispose: () => {},
  });
  clocks.push(here.clock);
  const first = await here.feed();
  for (let request = 0; request < 5; request += 1) expect(await here.feed()).toEqual(first);
  expect(here.reported).toHaveLength(0);
});

test('when candidates cannot be made, she gets the store’s feed and no error', async () => {
  const here = await shop(backwards);
  const window = await here.windows.of(MERCHANT);
  window.maker.list = () => {
    throw new Error('the tables are gone');
  };
  expect((await here.show()).body).toBe(await here.storeFeed());
  expect(here.reported).toHaveLength(1);
});

test('when nothing can be read of her, she gets the store’s feed and no error', async () => {
  const here = await shop(backwards);
  here.memory.stateOf = async () => {
    throw new Error('the database is away');
  };
  expect((await here.show()).body).toBe(await here.storeFeed());
});

test('who is held out gets the very answer of a stranger', async () => {
  const here = await shop(backwards, { name: 'holdout', kind: 'holdout' });
  const answer = await here.show();
  expect(answer.body).toBe(await here.storeFeed());
  expect(answer.etag).toBeDefined();
  // That she came is noted once, or there would be nobody to compare with; strangers leave nothing.
  await here.show();
  expect(here.shown).toMatchObject([{ memberId: MEMBER, policy: 'holdout', rows: [] }]);
  expect(here.answered).toEqual(['holdout', 'store', 'holdout']);
});

test('a newcomer is in no comparison: both sides would have shown her the same', async () => {
  const here = await shop(backwards, { kind: 'holdout' });
  here.know(NOTHING_KNOWN);
  await here.show();
  expect(here.shown).toEqual([]);
});

test('what went out is counted by what it was, and a retreat does not stand under the arm’s name', async () => {
  const here = await shop(broken(), { name: 'e:a' });
  await here.feed();
  here.know(NOTHING_KNOWN);
  await here.feed();
  here.know(undefined);
  await here.feed();
  expect(here.answered).toEqual(['retrieval!', 'cold', 'store']);
  expect(here.shown.map(({ policy }) => policy)).toEqual(['e:a!retrieval']);
});

test('in a drafted list every good that was ranked has its team', async () => {
  const here = await shop(backwards, { kind: 'interleaved' });
  await here.feed();
  const teams = here.shown[0]?.rows.map(({ team }) => team) ?? [];
  expect(new Set(teams)).toEqual(new Set(['a', 'b']));
});

test('her own feed has no name that a cache could know it by', async () => {
  expect((await (await shop(backwards)).show()).etag).toBeUndefined();
});
