import { peopleAt } from '../support/people.ts';
import { OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';
import { PHONE, visit } from '../support/visit.ts';

const VISIT_MS_MAX = 300_000;
const MOTHERS_PHONE = '13812345678';

let shop: SmallShop;
beforeAll(async () => {
  shop = await smallShop('SQLite');
}, OPENING_MS);
afterAll(() => shop.close());

test(
  'a child invites, her guardian reads and agrees on a phone of her own, and either takes it back (PRV-03, PRV-12)',
  async () => {
    const people = peopleAt(shop.house, shop.outside, shop.clock);
    await visit('guardian-child', shop.house.url, PHONE, async (child) => {
      const { page, picture } = child;
      await child.open('/#/pages/privacy/index');
      await page.locator('.sign-in-name input').fill('小宝');
      await page.locator('.sign-in-go').tap();
      await page.locator('.privacy-guardian').tap();
      await page.locator('.year-picker').tap();
      await page.locator('.uni-picker-action-confirm').tap();
      await picture('1-year');
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/v1/me/guardian-invitations')),
        page.locator('.guardian-invite:not(.off)').tap(),
      ]);
      const { invitation } = (await answer.json()) as { invitation: string };
      await page.locator('.guardian-code').waitFor();
      await picture('2-invitation');

      await visit('guardian-mother', shop.house.url, PHONE, async (mother) => {
        await mother.open(`/#/pages/guardian-agreement/index?invitation=${encodeURIComponent(invitation)}`);
        await mother.page.locator('.agreement-yes.off').waitFor();
        await mother.picture('1-reads');
        await mother.page.locator('.year-picker').tap();
        await mother.page.locator('.uni-picker-action-confirm').tap();
        await mother.page.locator('.agreement-says').tap();
        await mother.picture('2-says');
        await mother.page.locator('.agreement-yes:not(.off)').tap();
        await mother.page.locator('.sign-in-name input').fill('妈妈');
        await mother.refused(409, async () => {
          await mother.page.locator('.sign-in-go').tap();
          await mother.page.locator('.phone-sheet').waitFor();
        });
        await mother.page.getByText('监护人须先绑定自己的手机号').waitFor();
        await mother.picture('3-needs-a-phone');
        await people.bindByButton(await people.signIn('妈妈'), MOTHERS_PHONE);
        await mother.page.locator('.sheet-close').tap();
        await mother.page.locator('.agreement-yes:not(.off)').tap();
        await mother.page.getByText('已同意', { exact: true }).waitFor();
        await mother.picture('4-agreed');
        await mother.page.getByText('查看或撤回').tap();
        const ward = mother.page.locator('.guardian-ward');
        await ward.waitFor();
        await mother.picture('5-wards');
        await ward.getByText('撤回同意').tap();
        await mother.page.locator('.uni-modal__btn_primary').tap();
        await ward.waitFor({ state: 'detached' });
      });

      await page.locator('.guardian-look').tap();
      await page.getByText('监护人还没有同意').waitFor();
      const { accessToken: token } = await people.signIn('妈妈');
      const body = { invitation, birthYear: 1988, isGuardian: true };
      expect((await shop.call('POST', '/v1/me/wards', { token, body })).status).toBe(200);
      await page.locator('.guardian-look').tap();
      await page.locator('.guardian-live').waitFor();
      await picture('3-agreed');

      await page.locator('.guardian-end').tap();
      await page.locator('.guardian-invite').waitFor();
      await picture('4-taken-back');
    });
  },
  VISIT_MS_MAX,
);
