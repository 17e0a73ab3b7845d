import { readFileSync } from 'node:fs';
import { photo, seenEvidence, sendEvidence } from '../../support/evidence.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { basket, DUCK, JIANGHAN, OPENING_MS } from '../../support/small-shop.ts';

const NICKNAME = '江边散步的周小满';
const PHONE = '13987650123';
const HOME = {
  name: '周小满',
  phone: PHONE,
  region: '湖北省武汉市江汉区',
  detail: '解放大道 688 号 3 栋 1201',
};

/** What a thief gets who copies the file, with its write-ahead log and every page that is not in use. */
describe('the database file after a day of hers (SEC-04)', () => {
  let given: MessageShop;
  beforeAll(async () => {
    given = await messageShop('SQLite', false);
  }, OPENING_MS);
  afterAll(() => given.shop.close());

  test('says nowhere who she is: no openid, unionid, nickname, phone or address, nor what was said or shown of a refund', async () => {
    const { shop, sandbox } = given;
    const lin = await given.person(NICKNAME);
    const wechat = sandbox.codes.redeem(sandbox.codes.issue(NICKNAME));
    if (!('openid' in wechat)) throw new Error('the sandbox knows nobody of this name');
    expect(wechat.openid).toBe(lin.openid);
    const { accessToken: token } = (
      await shop.call<{ accessToken: string }>('POST', '/v1/auth/wechat-phone', {
        token: lin.token(),
        body: { code: sandbox.phoneCodes.issue(PHONE) },
      })
    ).body;
    sandbox.subscriptions.answer(lin.openid, READY, 'accept');
    const answers = [{ templateId: READY, answer: 'accept' }];
    await shop.call('POST', '/v1/me/message-grants', { token, body: { answers } });

    const groups = basket({ [DUCK]: 1 }, { type: 'delivery', address: HOME });
    const order = (await shop.call<{ id: string }>('POST', '/v1/orders', { token, body: { groups } })).body;
    const begun = await shop.call<{ params: { package: string } }>('POST', `/v1/orders/${order.id}/payment`, {
      token,
      body: { provider: 'wechat' },
    });
    expect(begun.status).toBe(200);
    await shop.outside.pay(begun.body.params.package.replace('prepay_id=', ''));
    await shop.deliver();
    expect((await shop.call('GET', `/v1/orders/${order.id}`, { token })).body).toMatchObject({
      state: 'PAID',
    });
    await given.happened('orders.group_ready', order.id as never);
    await given.send();
    expect(sandbox.subscriptions.sent().filter(({ openid }) => openid === lin.openid)).toHaveLength(1);
    expect((await shop.call('GET', '/v1/me', { token })).body).toMatchObject({ nickname: NICKNAME });

    const words = '镜腿一碰就断，我对镍过敏的耳朵都肿了';
    const { id: pictureId } = await sendEvidence(shop.house.url, token, await photo());
    const asked = await shop.call<{ id: string }>('POST', '/v1/me/after-sales', {
      token,
      body: {
        ...{ orderId: order.id, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted', words },
        ...{ lines: [{ line: 0, quantity: 1 }], pictures: [pictureId] },
      },
    });
    expect(asked).toMatchObject({ status: 201, body: { words } });
    const answer = '顾客说她怀孕了才不想要';
    const desk = `/v1/console/after-sales/${asked.body.id}`;
    const owner = await shop.staff('owner');
    expect(await shop.call('POST', `${desk}/reject`, { token: owner, body: { answer } })).toMatchObject({
      body: { words, answer },
    });
    const shown = `me/after-sales/${asked.body.id}/pictures/${pictureId}`;
    const { status, bytes: picture } = await seenEvidence(shop.house.url, shown, token);
    expect(status).toBe(200);

    const [{ file = '' } = {}] = await shop.reads.all<{ file: string }>('pragma database_list');
    const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
    // The search itself works: what is no secret is found.
    expect(bytes.includes(order.id)).toBe(true);
    const secrets = { openid: lin.openid, unionid: wechat.unionid, NICKNAME, PHONE, ...HOME, words, answer };
    const found = Object.entries(secrets).filter(([name, text]) => name !== 'region' && bytes.includes(text));
    expect(found).toEqual([]);
    expect([bytes.includes(picture), bytes.includes(picture.toString('base64'))]).toEqual([false, false]);
  });
});
