import sharp from 'sharp';
import { qrPicture } from '../../web-demo/storefront/src/model/qr-picture.ts';
import { writeCameraClip } from '../support/camera-clip.ts';
import { demoShopper } from '../support/demo-shopper.ts';
import { type RunningShop, runningShop } from '../support/running-shop.ts';
import { DESK, until, type Visit, visit } from '../support/visit.ts';

const STORE = 'str_jianghan';
const SHOP_OPENS_WITHIN_MS = 8 * 60 * 1_000;
const VISIT_MS_MAX = 120_000;

let shop: RunningShop;
beforeAll(async () => {
  shop = await runningShop();
}, SHOP_OPENS_WITHIN_MS);
afterAll(() => shop.stop());

async function signIn({ page, open }: Visit, account: string): Promise<void> {
  await open('/console/');
  await page.locator('input[name=account]').fill(account);
  await page.locator('input[name=password]').fill('tongqu-demo');
  await page.keyboard.press('Enter');
  await page.getByTestId('figures').waitFor();
}

test(
  'a clerk sees an order the moment it is paid, lays the goods ready and hands them over against the code',
  () =>
    visit('console-clerk', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here, 'clerk-jianghan');
      await page.getByRole('link', { name: '订单', exact: true }).click();
      await page.getByText('实时更新').waitFor();

      const order = await (await demoShopper(shop.url, '柜台顾客')).buy(STORE);
      const row = page.locator(`[data-order="${order.id}"]`);
      await row.getByText('备货中').waitFor();
      await picture('paid');

      await row.click();
      await page.getByTestId('order-detail').getByText(order.number).waitFor();
      await picture('detail');
      await page.getByTestId('ready').click();
      await page.getByTestId('timeline').getByText('待自提').waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId('order-detail').waitFor({ state: 'hidden' });
      await row.getByText('待自提').waitFor();

      await page.getByRole('link', { name: '核销' }).click();
      await page.getByLabel('取货码').fill(order.groups[0]?.pickupCode ?? '');
      await page.keyboard.press('Enter');
      await page.getByTestId('handed-over').getByText(order.number).waitFor();
      await picture('handed-over');

      await page.getByRole('link', { name: '订单', exact: true }).click();
      await row.getByText('已自提').waitFor();
    }),
  VISIT_MS_MAX,
);

/** A telephone that shows a code to the counter's camera. */
const QR_CLIP = { enlarged: { width: 760, height: 760 }, window: { width: 640, height: 640 } };
const codeOnScreen = async (code: string) =>
  sharp(Buffer.from(decodeURIComponent(qrPicture(code).slice('data:image/svg+xml,'.length))), {
    density: 600,
  })
    .extend({ top: 80, bottom: 80, left: 80, right: 80, background: '#fff' })
    .png()
    .toBuffer();

test(
  'a clerk without a scanner holds the code before the camera, and is told why it is not handed over yet',
  async () => {
    const order = await (await demoShopper(shop.url, '镜头顾客')).buy(STORE);
    const shown = await codeOnScreen(order.groups[0]?.pickupCode ?? '');
    await visit(
      'console-camera',
      shop.url,
      DESK,
      async (here) => {
        const { page, picture, refused } = here;
        await signIn(here, 'clerk-jianghan');
        await page.getByRole('link', { name: '核销' }).click();
        await refused(409, async () => {
          await page.getByTestId('camera').click();
          await page.getByTestId('code-camera').waitFor();
          await picture('open');
          await page.getByTestId('refused').waitFor();
        });
        await picture('read');
        expect(await page.getByTestId('code-camera').count()).toBe(0);
        expect(await page.getByLabel('取货码').inputValue()).toBe(order.groups[0]?.pickupCode);
      },
      {},
      (clip) => writeCameraClip(shown, clip, QR_CLIP),
    );
  },
  VISIT_MS_MAX,
);

test(
  'the owner sees today’s figures of all stores and of one, with a chart that was really drawn',
  () =>
    visit('console-owner', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      await signIn(here, 'owner');
      await page.getByTestId('chart').locator('canvas').waitFor();
      await until('the chart is drawn', () =>
        page
          .getByTestId('chart')
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
      await page.getByText('近 30 天').click();
      await picture('all-stores');

      await page.getByTestId('store').click();
      const ofOneStore = (path: string) =>
        page.waitForResponse(
          (answer) => answer.url().includes(path) && answer.url().includes('storeId=str_optics'),
        );
      const [orders] = await Promise.all([
        ofOneStore('/v1/console/orders?'),
        ofOneStore('/v1/console/today?'),
        page.getByRole('option', { name: '光谷店' }).click(),
      ]);
      const { items } = (await orders.json()) as { items: { id: string }[] };
      await page.locator(`[data-order="${items[0]?.id}"]`).waitFor();
      expect(await page.locator('[data-order]').count()).toBe(items.length);
      await picture('one-store');
      await page.getByTestId('sign-out').click();
      await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    }),
  VISIT_MS_MAX,
);

/** A shopper who has consented; what beginning a try-on answers, and what her running one answers to a frame. */
async function camera(shopUrl: string) {
  const json = { 'content-type': 'application/json' };
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(shopUrl + path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const signedIn = await post('/v1/auth/wechat', { code: 'demo:镜前顾客', acceptsTerms: true });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const authorization = `Bearer ${accessToken}`;
  const agree = { purpose: 'face.tryon', birthYear: 1990 };
  return {
    async begin() {
      const given = await post('/v1/consents', agree, { authorization });
      const { consentToken } = (await given.json()) as { consentToken: string };
      return post('/v1/tryon/sessions', { consentToken }, { authorization });
    },
    frame: (sessionId: string) =>
      fetch(`${shopUrl}/v1/tryon/sessions/${sessionId}/frames`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'image/jpeg' },
        body: Buffer.from('no picture'),
      }),
  };
}

test(
  'the owner switches the camera try-on off for everybody, on again, and approves its assessment having read it',
  () =>
    visit('console-privacy', shop.url, DESK, async (here) => {
      const { page, picture } = here;
      const shopper = await camera(shop.url);
      const { sessionId } = (await (await shopper.begin()).json()) as { sessionId: string };

      await signIn(here, 'owner');
      await page.getByRole('link', { name: '隐私与试戴' }).click();
      const state = page.getByTestId('try-on-state');
      await state.getByText('开放中').waitFor();
      await page.getByTestId('document-state').getByText('有效', { exact: true }).waitFor();
      await picture('open');

      await page.getByTestId('turn').click();
      await page.getByText('正在进行的试戴').waitFor();
      await picture('asked');
      expect((await shopper.begin()).status).toBe(201);
      await page.getByTestId('confirm-turn').click();
      await state.getByText('已关闭').waitFor();
      const refused = await shopper.begin();
      expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'privacy.switched_off' }]);
      expect((await shopper.frame(sessionId)).status).toBe(404);
      await page.getByTestId('trail').getByText('关闭了「镜头试戴」').first().waitFor();
      await picture('off');

      await page.getByTestId('turn').click();
      await page.getByTestId('confirm-turn').click();
      await state.getByText('开放中').waitFor();
      expect((await shopper.begin()).status).toBe(201);

      const approvals = page.getByTestId('approvals').locator('tbody tr');
      const before = await approvals.count();
      await page.getByTestId('read').click();
      await page.getByText('四、保护措施与风险是否相称').waitFor();
      expect(await page.getByTestId('approve').isEnabled()).toBe(false);
      await picture('approving');
      await page.getByText('我已通读全文，决定批准').click();
      await page.getByTestId('approve').click();
      await until('the approval is on record', async () => (await approvals.count()) === before + 1);
      await approvals.first().getByText('（我）').waitFor();
      await page.getByTestId('trail').getByText('影响评估第 1 版').first().waitFor();
      await picture('approved');
    }),
  VISIT_MS_MAX,
);

test(
  'a clerk neither sees the owner’s decisions about privacy nor gets there by their address',
  () =>
    visit('console-privacy-clerk', shop.url, DESK, async (here) => {
      const { page } = here;
      await signIn(here, 'clerk-jianghan');
      expect(await page.getByRole('link', { name: '隐私与试戴' }).count()).toBe(0);
      await page.evaluate(() => location.assign('#/privacy'));
      await page.getByTestId('figures').waitFor();
      await until('she is back at today', () => page.url().endsWith('#/today'));
    }),
  VISIT_MS_MAX,
);
