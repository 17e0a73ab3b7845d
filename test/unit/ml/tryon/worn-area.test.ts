import { join } from 'node:path';
import { Box3, Vector3 } from 'three';
import { loadArItem, tryOnCamera } from '#ml/tryon';
import type { WearableItem } from '../../../../ml/tryon/scene.ts';
import type { StageLayer } from '../../../../ml/tryon/stage-items.ts';
import { wornArea } from '../../../../ml/tryon/worn-area.ts';
import { drawnHand } from '../../../support/drawn-hand.ts';
import { ASSETS_DIR } from '../../../support/render-face.ts';

const [WIDTH, HEIGHT] = [640, 480];
const camera = tryOnCamera(WIDTH, HEIGHT);
const hand = drawnHand({ side: 'left' }, WIDTH / HEIGHT);
const at = (joint: number) => [hand.landmarks[joint * 3] ?? 0, hand.landmarks[joint * 3 + 1] ?? 0] as const;

async function ring(): Promise<StageLayer> {
  const { manifest } = await loadArItem(join(ASSETS_DIR, 'ring-solitaire-gold'));
  const bounds = new Box3(new Vector3(-1, -0.3, -1), new Vector3(1, 0.3, 1.4));
  return { kind: 'worn', item: { manifest } as WearableItem, bounds };
}

test('a ring touches the picture between the first two joints of its finger, and no fingertips', async () => {
  const area = wornArea([await ring()], { hands: [hand] }, camera);
  if (area === undefined) throw new Error('the hand is there');
  const [[rootX, rootY], [nextX, nextY]] = [at(13), at(14)];
  const [x, y] = [(rootX + nextX) / 2, (rootY + nextY) / 2];
  expect(area.left).toBeLessThan(x);
  expect(area.right).toBeGreaterThan(x);
  expect(area.top).toBeLessThan(y);
  expect(area.bottom).toBeGreaterThan(y);
  for (const tip of [8, 12, 16]) expect(area.top).toBeGreaterThan(at(tip)[1]);
  expect(area.right - area.left).toBeLessThan(0.15);
});

test('nobody’s hand, nothing to draw on', async () => {
  expect(wornArea([await ring()], {}, camera)).toBeUndefined();
});
