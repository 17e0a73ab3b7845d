import type { Page } from 'playwright-core';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { PHONE, until, type Visit, visit } from '../support/visit.ts';

const STARTS_WITHIN_MS = 9 * 60_000;
const VISIT_MS = 5 * 60_000;
/** What a phone shows of the home page without scrolling far: three rows of two. */
const FIRST_SCREEN = 6;

interface Feed {
  readonly items: readonly { readonly productId: string; readonly title: string; readonly reason: string }[];
  readonly personalised: boolean;
}

interface Home {
  readonly feed: Feed;
  /** As the page received it, and from where. */
  readonly bytes: string;
  readonly address: string;
}

describe('a stranger whose taste the home page learns', () => {
  let shop: RunningShop;

  beforeAll(async () => {
    shop = await runningShop();
  }, STARTS_WITHIN_MS);
  afterAll(() => shop.stop(), 60_000);

  /** Titles of a category's goods, everything below it included. */
  async function titlesOf(categoryId: string): Promise<ReadonlySet<string>> {
    type Page = { items: { title: string }[] };
    const answer = await fetch(`${shop.url}/v1/products?categoryId=${categoryId}&limit=50`);
    return new Set(((await answer.json()) as Page).items.map(({ title }) => title));
  }

  test(
    'opens three lipsticks and goes home to make-up, with reasons; deletes that taste, and has a stranger’s page again',
    async () => {
      await visit('taste', shop.url, PHONE, async (visitor) => {
        const { page, picture } = visitor;
        const makeup = await titlesOf('cat_makeup');
        await signIn(visitor, '小口');
        const { feed: unknown } = await home(page, () => tab(page, '首页'));
        expect(unknown.personalised).toBe(false);

        await page.locator('.feed-category', { hasText: '美妆' }).tap();
        await page.locator('.browse-category', { hasText: '唇妆' }).tap();
        await page.locator('.goods-title', { hasText: '口红' }).first().waitFor();
        for (const n of [0, 1, 2]) {
          await page.locator('.goods-card').nth(n).tap();
          await page.locator('.product-title').waitFor();
          await page.goBack();
          await page.locator('.goods-card').nth(n).waitFor();
        }
        const { feed } = await home(page, () => page.goBack());
        expect(feed.personalised).toBe(true);
        const first = feed.items.slice(0, FIRST_SCREEN);
        expect(first.filter(({ title }) => makeup.has(title)).length).toBeGreaterThan(FIRST_SCREEN / 2);
        expect(first.some(({ reason }) => /因为你看过|相似|喜好/.test(reason))).toBe(true);
        await picture('1-makeup');

        await page.locator('.feed-how').tap();
        await page.locator('.taste-name', { hasText: '唇妆' }).waitFor();
        await picture('2-algorithm');
        await page.locator('.algorithm-version').scrollIntoViewIfNeeded();
        await picture('3-algorithm-end');
        await page.locator('.taste', { hasText: '唇妆' }).locator('.taste-delete').tap();
        await page.locator('.taste-name', { hasText: '唇妆' }).waitFor({ state: 'detached' });
        await picture('4-deleted');
        expect((await home(page, () => page.goBack())).feed.personalised).toBe(false);
        await likeAVisitor(page);
      });
    },
    VISIT_MS,
  );

  test(
    'picks hats in her preferences and has them first; asks why, hides one; switched off she gets everybody’s page',
    async () => {
      await visit('wish', shop.url, PHONE, async (visitor) => {
        const { page, picture } = visitor;
        const hats = await titlesOf('cat_hats');
        await signIn(visitor, '小帽');
        await page.locator('.me-preferences').tap();
        await page.locator('.chip', { hasText: '帽子' }).first().tap();
        await picture('1-preferences');
        await page.locator('.save').tap();
        await page.locator('.save', { hasText: '已保存' }).waitFor();
        await page.goBack();
        const { feed } = await home(page, () => tab(page, '首页'));
        const first = feed.items.slice(0, FIRST_SCREEN);
        expect(first.filter(({ title }) => hats.has(title)).length).toBeGreaterThan(FIRST_SCREEN / 2);
        expect(first[0]?.reason).toBe('你说过喜欢「帽子」');
        await picture('2-hats');

        await page.locator('.feed-card .goods-more').first().tap();
        await page.locator('.why-row').tap();
        await page.locator('.menu-sentence').first().waitFor();
        expect(await page.locator('.menu-why').textContent()).toContain('你自己说的，排在我们猜的前面');
        await picture('3-why');
        await page.locator('.hide-row').tap();
        const hidden = String(feed.items[0]?.title);
        await until('the hidden card is gone', async () => !(await shown(page)).includes(hidden));
        const after = await homeAgain(page);
        expect(after.feed.items.map(({ title }) => title)).not.toContain(hidden);

        await page.locator('.feed-card .goods-more').first().tap();
        const off = await home(page, () => page.locator('.off-row').tap());
        expect(off.feed.personalised).toBe(false);
        await page.locator('.feed-title-text', { hasText: '本店人气' }).waitFor();
        await picture('4-off');
        await likeAVisitor(page);
      });
    },
    VISIT_MS,
  );
});

async function signIn({ page, open }: Visit, name: string): Promise<void> {
  await open('/');
  await page.locator('.feed-card').nth(3).waitFor();
  await tab(page, '我的');
  await page.locator('.me-head').tap();
  await page.locator('.sign-in-name input').fill(`${name}${Date.now() % 100_000}`);
  await page.locator('.sign-in-tick').tap();
  await page.locator('.sign-in-go').tap();
  await page.locator('.me .switch').waitFor();
}

const tab = (page: Page, name: string) => page.locator('.uni-tabbar__item', { hasText: name }).tap();

const shown = async (page: Page) =>
  (await page.locator('.feed-card .goods-title').allTextContents()).map((title) => title.trim());

/** Does what leads home, and waits until the page has drawn the answer. */
async function home(page: Page, go: () => Promise<unknown>): Promise<Home> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/v1/feed?')),
    go(),
  ]);
  const bytes = await answer.text();
  const feed = JSON.parse(bytes) as Feed;
  const titles = feed.items.map(({ title }) => title).join();
  await until('the page draws the feed', async () => (await shown(page)).join() === titles);
  return { feed, bytes, address: answer.url() };
}

const homeAgain = (page: Page) =>
  home(page, async () => {
    await tab(page, '我的');
    await tab(page, '首页');
  });

/** Everybody's list is made anew each minute: when it turns in between, the two are compared once more. */
const likeAVisitor = (page: Page) =>
  until('a visitor gets the same bytes', async () => {
    const { address, bytes } = await homeAgain(page);
    return (await (await fetch(address)).text()) === bytes;
  });
