import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalFace } from '#ml/tracking';
import { arManifestSchema, followedBy, loadArItem, type TryOnKind } from '#ml/tryon';
import { ASSETS_DIR, allItemIds } from '../../../support/render-face.ts';

const MODEL_BYTES_MAX = 300_000;
const ALL_BYTES_MAX = 8_000_000;

const manifestOf = async (id: string) =>
  JSON.parse(await readFile(join(ASSETS_DIR, id, 'manifest.json'), 'utf8')) as Record<string, unknown>;

/** Fewest goods of a kind that make a shelf. */
const SHELF: Readonly<Record<string, number>> = {
  glasses: 12,
  hat: 5,
  earrings: 6,
  necklace: 4,
  ring: 4,
  bracelet: 3,
  watch: 3,
  lipstick: 3,
};

test('there are at least forty items, and a shelf of each kind', async () => {
  const items = await Promise.all((await allItemIds()).map((id) => loadArItem(join(ASSETS_DIR, id))));
  expect(items.length).toBeGreaterThanOrEqual(40);
  for (const [kind, few] of Object.entries(SHELF))
    expect([kind, items.filter(({ manifest }) => manifest.kind === kind).length >= few]).toEqual([
      kind,
      true,
    ]);
  expect(new Set(items.map(({ manifest }) => manifest.title)).size).toBe(items.length);
});

test('what is worn on a finger or wrist follows the hand, clothes the body, all else the face', () => {
  expect(['ring', 'bracelet', 'watch'].map((kind) => followedBy(kind as TryOnKind))).toEqual([
    'hand',
    'hand',
    'hand',
  ]);
  expect(followedBy('clothes')).toBe('body');
  expect(['glasses', 'necklace', 'brow'].map((kind) => followedBy(kind as TryOnKind))).toEqual([
    'face',
    'face',
    'face',
  ]);
});

test('every item is named after its folder, is licensed by us and is light enough for a phone', async () => {
  let sum = 0;
  for (const id of await allItemIds()) {
    const { manifest, model } = await loadArItem(join(ASSETS_DIR, id));
    const thumb = await stat(join(ASSETS_DIR, id, manifest.thumb));
    expect(manifest.id).toBe(id);
    expect(manifest.licence).toMatchObject({ spdx: 'Apache-2.0', author: 'Tongqu' });
    expect(model.length).toBeLessThan(MODEL_BYTES_MAX);
    sum += model.length + thumb.size;
  }
  expect(sum).toBeLessThan(ALL_BYTES_MAX);
});

test('the point where an item sits is its landmark plus its offset', async () => {
  const { positions } = canonicalFace();
  for (const id of await allItemIds()) {
    const { manifest } = await loadArItem(join(ASSETS_DIR, id));
    if (!('anchor' in manifest) || manifest.anchor.space === 'hand') continue;
    const { landmark, offset, point } = manifest.anchor;
    for (const [axis, value] of point.entries())
      expect(value).toBeCloseTo((positions[landmark * 3 + axis] ?? 0) + (offset[axis] ?? 0), 3);
  }
});

const NONSENSE: readonly (readonly [string, Record<string, unknown>])[] = [
  ['no licence', { licence: undefined }],
  ['an unknown kind', { kind: 'moustache' }],
  ['a model outside its folder', { model: '../../etc/passwd.glb' }],
  ['a model from elsewhere', { model: 'https://example.com/a.glb' }],
  ['another version of the schema', { schema: 2 }],
  ['an unknown field', { discount: 0.5 }],
  ['an id that is no folder name', { id: 'Glasses/1' }],
  ['glasses a metre wide', { fit: { widthCm: 100, scaleBy: 'metric' } }],
  ['a shadow darker than black', { shadow: { contact: 1.4 } }],
];

test.each(NONSENSE)('refuses %s', async (_case, patch) => {
  const good = await manifestOf('glasses-round-black');
  expect(arManifestSchema.safeParse(good).success).toBe(true);
  expect(arManifestSchema.safeParse({ ...good, ...patch }).success).toBe(false);
});
