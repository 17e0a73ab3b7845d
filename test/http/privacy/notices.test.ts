import { OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface Notice {
  readonly version: number;
  readonly hash: string;
  readonly points: readonly string[];
}
interface Piece {
  readonly kind: string;
  readonly text: string;
}

describe('the words that consents are given to', () => {
  let shop: SmallShop;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
  }, OPENING_MS);
  afterAll(() => shop.close());

  test('keep their history, and anybody sees what changed between two versions (PRV-01)', async () => {
    const path = '/v1/notices/location.precise';
    const { body: present } = await shop.call<Notice>('GET', path);
    const { body: versions } = await shop.call<{ items: Notice[] }>('GET', `${path}/versions`);
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions.items[0]?.hash).toBe(present.hash);

    const { body: changes } = await shop.call<{ title: Piece[]; points: Piece[][] }>(
      ...(['GET', `${path}/changes?from=1&to=2`] as const),
    );
    expect(changes.title.map(({ kind }) => kind)).toEqual(['same']);
    expect(changes.points.map((pieces) => pieces.some(({ kind }) => kind !== 'same'))).toEqual([
      ...[false, true, false],
    ]);
    const after = (changes.points[1] ?? []).filter(({ kind }) => kind !== 'removed');
    expect(after.map(({ text }) => text).join('')).toBe(present.points[1]);
  });

  test('a version that never was is not made up', async () => {
    const { status, body } = await shop.call('GET', '/v1/notices/face.tryon/changes?from=1&to=9');
    expect([status, body['code']]).toEqual([404, 'privacy.no_such_notice']);
  });
});
