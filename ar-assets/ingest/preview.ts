import sharp from 'sharp';
import { renderModelPicture, renderProductPicture } from '#ml/tryon';
import type { AddedKind } from './added-kind.ts';

const SIDE_PX = 480;
const VIEWS = ['front', 'three-quarter', 'side'] as const;
const ON_HEAD: readonly AddedKind[] = ['glasses', 'hat', 'earrings', 'necklace'];

/** Three views side by side: on our own head where it is worn there, alone otherwise. */
export async function previewPicture(id: string, kind: AddedKind, assetsDir: string): Promise<Buffer> {
  const render = ON_HEAD.includes(kind) ? renderModelPicture : renderProductPicture;
  const pictures: Buffer[] = [];
  for (const view of VIEWS)
    pictures.push(await render(id, { width: SIDE_PX, height: SIDE_PX, view, assetsDir, format: 'png' }));
  return sharp({
    create: { width: SIDE_PX * VIEWS.length, height: SIDE_PX, channels: 3, background: '#fff' },
  })
    .composite(pictures.map((input, i) => ({ input, left: i * SIDE_PX, top: 0 })))
    .webp({ quality: 86 })
    .toBuffer();
}
