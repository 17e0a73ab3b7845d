import { readFile } from 'node:fs/promises';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { DESK, until, type Visit, visit } from '../support/visit.ts';

const STORE = 'str_jianghan';
const SHOP_OPENS_WITHIN_MS = 8 * 60 * 1_000;
const VISIT_MS_MAX = 180_000;

let shop: RunningShop;
beforeAll(async () => {
  shop = await runningShop();
}, SHOP_OPENS_WITHIN_MS);
afterAll(() => shop.stop());

interface Card {
  readonly productId: string;
  readonly title: string;
  readonly inStock?: boolean;
}

async function get<Body>(path: string, token?: string): Promise<Body> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await (await fetch(shop.url + path, { headers })).json()) as Body;
}

async function post<Body>(path: string, body: object, token?: string): Promise<Body> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(shop.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Body;
}

/** Two people at one store: somebody the shop knows something about, and a stranger. */
async function shoppers() {
  const { accessToken } = await post<{ accessToken: string }>('/v1/auth/wechat', {
    code: 'demo:看推荐的顾客',
    acceptsTerms: true,
  });
  const { items } = await get<{ items: Card[] }>(`/v1/products?storeId=${STORE}&limit=40`);
  const there = items.filter(({ inStock }) => inStock === true);
  const event = (card: Card, n: number) => ({
    ...{ id: `seen-${n}`, type: 'view', at: Date.now(), productId: card.productId, storeId: STORE },
  });
  await post('/v1/events', { events: there.slice(0, 3).map(event) }, accessToken);
  const first = async (token?: string) =>
    (await get<{ items: Card[] }>(`/v1/feed?storeId=${STORE}&limit=20`, token)).items[0]?.productId;
  return { there, firsts: async () => Promise.all([first(accessToken), first()]) };
}

async function signIn({ page, open }: Visit): Promise<void> {
  await open('/console/');
  await page.locator('input[name=account]').fill('owner');
  await page.locator('input[name=password]').fill('tongqu-demo');
  await page.keyboard.press('Enter');
  await page.getByTestId('figures').waitFor();
  await page.getByRole('link', { name: '推荐', exact: true }).click();
}

const part = ({ page }: Visit, name: string) =>
  page.getByTestId('parts').getByText(name, { exact: true }).click();

test(
  'the owner sees how the feed is doing: figures, drawn charts, and that the demo made some of it up',
  () =>
    visit('recommender-health', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here);
      await page.getByTestId('health').getByText('商品覆盖率').waitFor();
      await page.getByText('含演示数据').waitFor();
      await until('the chart is drawn', () =>
        page
          .getByTestId('feed-chart')
          .locator('canvas')
          .first()
          .evaluate((element) => {
            const canvas = element as HTMLCanvasElement;
            const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
              data: [],
            };
            return data.some((value) => value !== 0);
          }),
      );
      await picture('health');
    }),
  VISIT_MS_MAX,
);

test(
  'a good that the owner pins stands first for a member and for a stranger, until she ends the rule',
  () =>
    visit('recommender-rules', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      const { there, firsts } = await shoppers();
      const standing = await firsts();
      const wanted = there.findLast(({ productId }) => !standing.includes(productId)) as Card;
      await signIn(here);
      await part(here, '商品规则');
      await page.getByTestId('add-rule').click();
      const dialog = page.getByTestId('rule-dialog');
      await dialog.getByTestId('rule-product').click();
      await page.keyboard.type(wanted.title);
      await page.locator('.rule-option').getByText(wanted.title, { exact: true }).click();
      await picture('choosing');
      await page.getByTestId('confirm-rule').click();
      const row = page.getByTestId('rules').locator('[data-rule]').filter({ hasText: wanted.title });
      await row.getByText('生效中').waitFor();
      await until('the pin stands first for both', async () =>
        (await firsts()).every((productId) => productId === wanted.productId),
      );
      await picture('pinned');

      await row.getByTestId('end-rule').click();
      await row.waitFor({ state: 'detached' });
      await until('the pin is gone for both', async () =>
        (await firsts()).every((productId) => productId !== wanted.productId),
      );
    }),
  VISIT_MS_MAX,
);

test(
  'an experiment is planned, runs without a result before its end, and is stopped; a finished one has a verdict',
  () =>
    visit('recommender-experiments', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here);
      // The demo holds nobody out: whoever shows it around should see the personal feed.
      await here.refused(404, async () => {
        await part(here, '实验');
        await page.getByTestId('holdout').getByText('这里没有设对照组').waitFor();
      });
      const list = page.getByTestId('experiments');
      const finished = list.locator('[data-experiment]').filter({ hasText: '演示数据' });
      await finished.getByText('已结束').waitFor();
      // Open by itself where it is the newest; somebody may have planned one since.
      await list.getByTestId('report').first().waitFor();
      if ((await finished.getByTestId('report').count()) === 0)
        await finished.getByRole('button', { name: '演示数据' }).click();
      await finished.getByTestId('report').getByText('分组检查').waitFor();
      await picture('finished');

      const name = `探索试验 ${Date.now()}`;
      await page.getByTestId('plan-experiment').click();
      const dialog = page.getByTestId('experiment-dialog');
      await dialog.getByTestId('experiment-name').fill(name);
      await dialog.getByText('是否探索').click();
      await picture('planning');
      await page.getByTestId('confirm-experiment').click();
      const own = list.locator('[data-experiment]').filter({ hasText: name });
      await own.getByTestId('start-experiment').click();
      await own.getByText('进行中').waitFor();
      await own.getByTestId('report').getByText('还要 14 天').waitFor();
      await own.getByTestId('stop-experiment').click();
      await page.locator('.el-popconfirm').getByRole('button', { name: '结束', exact: true }).click();
      await own.getByText('提前结束，没有结论').waitFor();
    }),
  VISIT_MS_MAX,
);

test(
  'the versions of the model are listed; with two of them the owner goes back to the other one',
  () =>
    visit('recommender-models', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here);
      await part(here, '模型');
      const models = page.getByTestId('models');
      await models.locator('tbody tr, p:has-text("还没有训练过")').first().waitFor();
      await picture('versions');
      const others = models.getByTestId('roll-back');
      if ((await others.count()) === 0) {
        process.stdout.write('This shop has trained once: there is no version to go back to.\n');
        return;
      }
      const row = models.locator('tr[data-version]').filter({ has: others }).first();
      const version = (await row.getAttribute('data-version')) as string;
      await row.getByTestId('roll-back').click();
      await page.getByTestId('confirm-roll-back').click();
      await models.locator(`[data-version="${version}"]`).getByText('使用中').waitFor();
    }),
  VISIT_MS_MAX,
);

test(
  'the owner sees whom a message could bring back, under a masked name, and takes the list away as a table',
  () =>
    visit('reactivation', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here);
      await part(here, '召回');
      const list = page.getByTestId('reactivation');
      await list.locator('tbody tr').first().waitFor();
      const names = await list.locator('tbody b').allTextContents();
      for (const name of names) expect(name).toMatch(/^.\*\*$/u);
      await picture('1-late');
      await page.getByTestId('more-late').click();
      await until(
        'a second page has come',
        async () => (await list.locator('tbody tr').count()) > names.length,
      );

      const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-csv').click()]);
      expect(file.suggestedFilename()).toBe('召回名单.csv');
      const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      expect(rows[0]).toContain('建议品类');
      expect(rows.length).toBeGreaterThan(names.length);
    }),
  VISIT_MS_MAX,
);
