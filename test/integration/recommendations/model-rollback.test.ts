import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT } from '#modules/access';
import { RECOMMENDATION_SETTINGS, TRAIN_SHOP_MODEL } from '#modules/recommendations';
import { type StaffMember, staffOf } from '../../support/owner.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { importPast, type TasteShop, tasteShop } from './taste-shop.ts';

const PATH = '/v1/console/recommender/models';

interface ModelList {
  readonly current: string;
  readonly answering: string | null;
  readonly items: readonly { version: string; isCurrent: boolean; isPinned: boolean; metrics: object }[];
  readonly refusals: readonly { version: string; reason: string }[];
}

describe('versions of the recommender in the console', () => {
  let shop: TasteShop;
  let owner: StaffMember;
  const versions: string[] = [];
  const list = async () => (await (await owner.call('GET', PATH)).json()) as ModelList;
  const activate = (version: string) => owner.call('POST', `${PATH}/${version}/activate`);
  const folder = () => shop.house.container.get(RECOMMENDATION_SETTINGS).modelFolder;
  const train = async () => {
    shop.clock.advance(1_000);
    const training = shop.house.container.get(TRAIN_SHOP_MODEL);
    const { version, refusal } = await training({ merchantId: MERCHANT, seed: 7, report: () => {} });
    expect(refusal).toBeUndefined();
    return version;
  };

  beforeAll(async () => {
    shop = await tasteShop('SQLite');
    await importPast(shop);
    owner = await staffOf(shop.house);
    for (let n = 0; n < 2; n += 1) versions.push(await train());
    await shop.lookForModel();
  }, 120_000);
  afterAll(() => shop.close());

  test('shows each version with its figures, newest first, and which one answers', async () => {
    const { current, answering, items, refusals } = await list();
    expect(items.map(({ version }) => version)).toEqual([...versions].reverse());
    expect([current, answering]).toEqual([versions[1], versions[1]]);
    expect(items[0]?.metrics).toMatchObject({
      ranker: { ndcgInterval: [expect.any(Number), expect.any(Number)] },
    });
    expect(refusals).toEqual([]);
  });

  test('going back to the older one answers from it, is written down, and keeps it from being deleted', async () => {
    const [older] = versions as [string];
    expect((await activate(older)).status).toBe(200);
    await shop.job('recommendations.look_for_model');
    expect(await list()).toMatchObject({ current: older, answering: older });
    expect(await shop.count("audit_log where action = 'recommendations.activate_model'")).toBe(1);
    expect((await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).brokenAt).toBeNull();

    for (let more = 0; more < 3; more += 1) await train();
    const { items } = await list();
    expect(items).toHaveLength(4);
    expect(items.at(-1)).toMatchObject({ version: older, isPinned: true, isCurrent: false });
  }, 120_000);

  test('a version that is not as it was written is not activated; one that never was is not found', async () => {
    const { items, current } = await list();
    const other = items.find(({ isCurrent }) => !isCurrent)?.version as string;
    appendFileSync(join(folder(), other, 'trained-ranker-input.f32'), 'xxxx');
    expect((await activate(other)).status).toBe(422);
    expect((await activate('2020-01-01')).status).toBe(404);
    expect((await activate('..%2F..%2Fetc')).status).toBe(404);
    expect((await list()).current).toBe(current);
  });

  test('a model whose numbers changed together with its checksums still does not answer as it was trained', async () => {
    const { current, answering } = await list();
    const at = join(folder(), current, 'manifest.json');
    const manifest = JSON.parse(readFileSync(at, 'utf8'));
    const file = join(folder(), current, 'trained-ranker-output.f32');
    const weights = new Float32Array(new Uint8Array(readFileSync(file)).buffer).map((weight) => -weight);
    writeFileSync(file, weights);
    const entry = manifest.files.find(({ name }: { name: string }) => name === 'trained-ranker-output.f32');
    entry.sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    writeFileSync(at, JSON.stringify(manifest));
    expect(answering).not.toBe(current);
    await shop.job('recommendations.look_for_model');
    expect((await list()).answering).toBe(answering);
  });

  test('a clerk and an owner of one store may not', async () => {
    for (const person of [
      await staffOf(shop.house, 'clerk', JIANGHAN),
      await staffOf(shop.house, 'owner', JIANGHAN),
    ]) {
      expect((await person.call('GET', PATH)).status).toBe(403);
      expect((await person.call('POST', `${PATH}/${versions[0]}/activate`)).status).toBe(403);
    }
  });
});
