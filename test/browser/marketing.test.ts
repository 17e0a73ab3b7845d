import { DAY_MS, UNIT_OF_WORK } from '#kernel';
import { MARKETING_IMPORT } from '#modules/marketing';
import { POINTS } from '#modules/points';
import { couponTerms } from '../support/marketing-house.ts';
import { peopleAt } from '../support/people.ts';
import { BLACK, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { DESK, PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 180_000;

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
  const { container } = shop.house;
  const now = shop.clock.now();
  const percent = {
    kind: 'percent',
    thresholdFen: 0,
    payBps: 8_500,
    capFen: 3_000,
    piecesMax: null,
  } as const;
  await container.get(UNIT_OF_WORK).run((tx) =>
    container.get(MARKETING_IMPORT).importOffers(
      tx,
      MERCHANT,
      {
        templates: [
          {
            ...couponTerms(now, { title: '全场满100减20', note: '全部商品可用', perMemberMax: 1 }),
            id: 'tpl_all',
          },
          { ...couponTerms(now, { title: '新品八五折', benefit: percent }), id: 'tpl_new' },
          {
            ...couponTerms(now, { title: '送朋友的券', audience: 'chosen', passable: true, perMemberMax: 1 }),
            id: 'tpl_gift',
          },
          { ...couponTerms(now, { title: '积分换的券', audience: 'chosen' }), id: 'tpl_points' },
        ],
        promotions: [
          {
            ...{ id: 'prm_weekend', title: '周末限时', fromAt: now - 1, untilAt: now + 2 * DAY_MS },
            rules: {
              kind: 'time_limited',
              prices: [{ skuId: BLACK, priceFen: 9_900, perMemberMax: 1 }],
            },
            originals: [{ skuId: BLACK, lowestFen: 12_900 }],
          },
        ],
      },
      now,
    ),
  );
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a product’s page counts its price for a time down and names the coupons; its card in a list says it too (CAT-05, MKT-10)',
  () =>
    visit('promotion-labels', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/webp', body: '' }));
      await open('/#/pages/product/index?id=prd_frame');
      const row = page.locator('.promotion-row', { hasText: '周末限时 ¥99.00，每人限1件' });
      await row.waitFor();
      // Two days by the shop's clock, less what this page took to come.
      const left = await row.locator('.promotion-left').innerText();
      expect(left).toMatch(/^距结束 [12]天 \d\d:\d\d:\d\d$/);
      await page.locator('.promotion-row', { hasText: '领券满100减20' }).waitFor();
      await page.waitForFunction(
        (before) => document.querySelector('.promotion-left')?.textContent !== before,
        left,
      );
      await picture('1-product');
      await open('/#/pages/browse/index');
      await page.locator('.goods-offer', { hasText: '周末限时 ¥99.00' }).first().waitFor();
      await picture('2-list');
    }),
  VISIT_MS_MAX,
);

test(
  'a shopper claims a coupon, shows its code, and finds it among the used ones after the till took it (MKT-08)',
  () =>
    visit('coupons', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open('/#/pages/coupon-centre/index');
      await page.getByText('全场满100减20').waitFor();
      await picture('1-centre');
      const row = page.locator('.ticket', { hasText: '全场满100减20' });
      await row.locator('.ticket-key').tap();
      await page.locator('.sign-in-name input').fill('林小满');
      await page.locator('.sign-in-go').tap();
      await row.getByText('已领取').waitFor();
      await picture('2-claimed');

      await page.locator('.centre-mine').tap();
      const mine = page.locator('.wallet .ticket');
      await mine.waitFor();
      await picture('3-mine');
      await mine.locator('.ticket-key').tap();
      const number = page.locator('.coupon-code-number');
      await number.waitFor();
      await picture('4-code');

      const clerk = await shop.staff('jianghan');
      const code = (await number.innerText()).replaceAll(' ', '');
      const body = { storeId: 'str_jianghan', code, device: 'till-1' };
      expect((await shop.call('POST', '/v1/console/coupon-redemptions', { token: clerk, body })).status).toBe(
        200,
      );
      await page.locator('.sheet-close').tap();
      await page.getByText('还没有可用的券').waitFor();
      await page.getByText('已使用', { exact: true }).tap();
      await page.locator('.wallet .ticket.faded').waitFor();
      await picture('5-used');
    }),
  VISIT_MS_MAX,
);

test(
  'a coupon is claimed by a scanned code, offered to a friend, called back, and taken once by who opens the next link (MKT-08)',
  async () => {
    const owner = await shop.staff('owner');
    const made = await shop.call<{ scene: string }>('POST', '/v1/console/coupon-templates/tpl_gift/scenes', {
      ...{ token: owner, body: { place: '收银台' } },
    });
    const links: string[] = [];
    await visit('coupon-giver', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open(`/#/pages/coupon-gift/index?scene=${made.body.scene}`);
      await page.getByText('扫码领券').waitFor();
      await picture('1-scanned');
      await page.locator('.gift-take').tap();
      await page.locator('.sign-in-name input').fill('安小送');
      await page.locator('.sign-in-go').tap();
      await page.getByText('已放进我的优惠券').waitFor();
      await picture('2-claimed');
      await page.getByText('看我的优惠券').tap();

      const give = page.locator('.wallet .ticket', { hasText: '送朋友的券' }).locator('.wallet-give');
      await give.waitFor();
      await picture('3-wallet');
      for (const step of ['4-first-link', '5-second-link']) {
        await give.tap();
        await page.locator('.pass-go', { hasText: '生成转赠链接' }).tap();
        links.push(await page.locator('.pass-link').innerText());
        await picture(step);
        if (links.length > 1) break;
        await page.locator('.pass-back').tap();
        await give.waitFor();
      }
      await page.locator('.sheet-close').tap();
      await page.getByText('等待朋友领取').waitFor();
      await picture('6-waiting');
    });
    const [calledBack = '', open = ''] = links.map((link) => link.slice(shop.house.url.length));
    expect(calledBack).not.toBe(open);

    const friend = async (name: string, step: string, path: string, isLate: boolean) =>
      visit(`coupon-friend-${step}`, shop.house.url, PHONE, async (visitor) => {
        const { page, picture } = visitor;
        await visitor.open(path);
        await page.getByText('朋友送你一张优惠券').waitFor();
        await picture('1-asked');
        await page.locator('.gift-take').tap();
        await page.locator('.sign-in-name input').fill(name);
        const taking = async () => {
          await page.locator('.sign-in-go').tap();
          await page.getByText(isLate ? '来晚了一步' : '已放进我的优惠券').waitFor();
        };
        await (isLate ? visitor.refused(409, taking) : taking());
        await picture('2-told');
      });
    await friend('白小友', 'called-back', calledBack, true);
    await friend('白小友', 'taken', open, false);
    await friend('陈小迟', 'too-late', open, true);

    const coupons = async (name: string) => {
      const token = await shop.shopper(name);
      const { body } = await shop.call<{ items: { title: string; passable: boolean }[] }>(
        ...(['GET', '/v1/me/coupons', { token }] as const),
      );
      return body.items.map(({ title, passable }) => [title, passable]);
    };
    expect([await coupons('安小送'), await coupons('白小友')]).toEqual([[], [['送朋友的券', false]]]);
  },
  2 * VISIT_MS_MAX,
);

test(
  'points buy a coupon at the price that was shown; what is too dear or gone says so (MEM-06)',
  async () => {
    const token = await shop.staff('owner');
    for (const points of [200, 500]) {
      const body = { templateId: 'tpl_points', points, total: 1, isOn: true };
      const { status } = await shop.call('POST', '/v1/console/points-offers', { token, body });
      expect(status).toBe(201);
    }
    const { member } = await peopleAt(shop.house, shop.outside, shop.clock).signIn('周小兑');
    await shop.house.container.get(UNIT_OF_WORK).run((tx) =>
      shop.house.container.get(POINTS).earn(tx, MERCHANT, {
        ...{ memberId: member.id, source: 'gift', bizType: 'test.gift', bizId: 'mall', amount: 300 },
        at: shop.clock.now(),
      }),
    );
    await visit('points-mall', shop.house.url, PHONE, async ({ page, open, picture }) => {
      await open('/#/pages/points/index');
      await page.locator('.sign-in-name input').fill('周小兑');
      await page.locator('.sign-in-go').tap();
      await page.locator('.points-mall').waitFor();
      await picture('1-points');
      await page.locator('.points-mall').tap();
      const [cheap, dear] = [page.locator('.mall-offer').nth(0), page.locator('.mall-offer').nth(1)];
      await dear.getByText('还差 200 分').waitFor();
      await picture('2-mall');
      await cheap.locator('.mall-key').tap();
      await page.getByText('兑换后还有 100 积分').waitFor();
      await picture('3-asked');
      await page.locator('.uni-modal__btn_primary').tap();
      await page.getByText('兑换成功').waitFor();
      await cheap.locator('.mall-key', { hasText: '已兑完' }).waitFor();
      await picture('4-exchanged');
      await page.locator('.uni-modal__btn_primary').tap();
      await page.locator('.wallet .ticket', { hasText: '积分换的券' }).waitFor();
      await picture('5-mine');
    });
  },
  VISIT_MS_MAX,
);

test(
  'the owner writes a coupon, publishes it, holds it back and ends it (MKT-08)',
  () =>
    visit('marketing', shop.house.url, DESK, async ({ page, open, picture }) => {
      await open('/console/');
      await page.locator('input[name=account]').fill('owner');
      await page.locator('input[name=password]').fill('tongqu-test');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '营销', exact: true }).click();
      await page.locator('[data-coupon=全场满100减20]').waitFor();
      await page.getByTestId('add-coupon').click();
      await page.getByTestId('coupon-title').fill('周末满200减30');
      await picture('1-dialog');
      await page.getByTestId('publish-coupon').click();
      const row = page.locator('[data-coupon=周末满200减30]');
      await row.getByText('进行中').waitFor();
      await page.getByTestId('coupon-dialog').waitFor({ state: 'hidden' });
      await picture('2-list');
      await row.getByTestId('scenes').click();
      await page.getByTestId('scene-place').fill('江汉路店收银台');
      await page.getByTestId('make-scene').click();
      const hung = page.locator('[data-place=江汉路店收银台]');
      await hung.getByAltText('小程序码').waitFor();
      await picture('3-scene');
      await hung.getByTestId('print-scene').click();
      await page.getByTestId('scenes-dialog').getByRole('button', { name: '关闭', exact: true }).click();
      await row.getByTestId('pause').click();
      await row.getByText('已暂停').waitFor();
      await row.getByTestId('end').click();
      await page.locator('.el-popconfirm').getByRole('button', { name: '确定' }).click();
      await row.getByText('已结束').waitFor();
      await picture('4-ended');
    }),
  VISIT_MS_MAX,
);
