import sharp from 'sharp';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const HOUR_MS = 3_600_000;

describe.each(DATABASE_KINDS)('codes for share posters on %s', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let accessToken: string;
  const clock = new HandClock(Date.now());

  const post = (path: string, body: object, token?: string) =>
    fetch(house.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  const signIn = async () => {
    const answer = await post('/v1/auth/wechat', {
      code: sandbox.sandbox.codes.issue('晓雯'),
      acceptsTerms: true,
    });
    accessToken = ((await answer.json()) as { accessToken: string }).accessToken;
  };
  const code = (scene: string, page = 'pages/product/index') =>
    post('/v1/share/codes', { scene, page }, accessToken);

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock });
    await signIn();
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  test('a code is a picture, and another scene is another picture', async () => {
    const answer = await code('sku_1');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const picture = Buffer.from(await answer.arrayBuffer());
    const { width = 0, height = 0 } = await sharp(picture).metadata();
    expect(width).toBeGreaterThan(280);
    expect(height).toBe(width);
    const other = Buffer.from(await (await code('sku_2')).arrayBuffer());
    expect(other.equals(picture)).toBe(false);
  });

  test('the same code comes from memory: WeChat is asked once', async () => {
    const first = Buffer.from(await (await code('sku_3')).arrayBuffer());
    sandbox.sandbox.faults.add({ kind: 'lose_answer' });
    const again = await code('sku_3');
    expect(again.status).toBe(200);
    expect(Buffer.from(await again.arrayBuffer()).equals(first)).toBe(true);
    // The fault is still there for the next code: it is refused, and not remembered.
    expect((await code('sku_4')).status).toBe(503);
    expect((await code('sku_4')).status).toBe(200);
  });

  test('an access token that has run out is renewed', async () => {
    expect((await code('sku_5')).status).toBe(200);
    clock.advance(3 * HOUR_MS);
    await signIn();
    expect((await code('sku_6')).status).toBe(200);
  });

  test('who is not signed in gets none, and neither does a scene that WeChat would refuse', async () => {
    expect((await post('/v1/share/codes', { scene: 'a', page: 'pages/product/index' })).status).toBe(401);
    expect((await code('x'.repeat(33))).status).toBe(400);
    expect((await code('a', '/pages/product/index')).status).toBe(400);
  });
});
