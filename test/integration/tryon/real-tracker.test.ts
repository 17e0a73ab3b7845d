import sharp from 'sharp';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';
import { PORTRAIT } from '../../support/visit.ts';

describe('a face before the real tracker', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  let portrait: Buffer;

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, { TRACKER_WORKERS: '1' });
    await house.open();
    person = await shopper(house, '小林');
    portrait = await sharp(PORTRAIT).jpeg({ quality: 90 }).toBuffer();
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  test('a JPEG frame gives 478 landmarks', async () => {
    const { path } = await tryOn(person);
    const answer = await person.upload(`${path}/frames`, portrait);
    expect(answer.status).toBe(200);
  });
});
