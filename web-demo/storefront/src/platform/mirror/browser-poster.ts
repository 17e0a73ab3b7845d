import type { PosterText, Snapshot } from './mirror.ts';

/** What the picture above the strip takes, px. */
export const POSTER_PICTURE = { width: 900, height: 1_120 } as const;
const { width: WIDTH, height: PICTURE_HEIGHT } = POSTER_PICTURE;
const STRIP_HEIGHT = 220;
const MARGIN = 48;
const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';
const JPEG_QUALITY = 0.9;

/** The picture, of the poster's own size and mirrored as she saw it, over a strip with name and price. */
export async function posterOf(
  picture: Blob,
  mirrored: boolean,
  { title, price, shop }: PosterText,
): Promise<Snapshot> {
  const image = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = PICTURE_HEIGHT + STRIP_HEIGHT;
  const ink = canvas.getContext('2d');
  if (ink === null) throw new Error('no canvas');
  ink.fillStyle = '#faf7f2';
  ink.fillRect(0, 0, canvas.width, canvas.height);

  ink.save();
  ink.translate(WIDTH / 2, 0);
  ink.scale(mirrored ? -1 : 1, 1);
  ink.drawImage(image, -WIDTH / 2, 0, WIDTH, PICTURE_HEIGHT);
  ink.restore();
  image.close();

  ink.textBaseline = 'alphabetic';
  ink.fillStyle = '#1f2a30';
  ink.font = `600 46px ${FONT}`;
  ink.fillText(shortened(ink, title, WIDTH - 2 * MARGIN), MARGIN, PICTURE_HEIGHT + 92);
  ink.fillStyle = '#c8324b';
  ink.font = `600 48px ${FONT}`;
  ink.fillText(price, MARGIN, PICTURE_HEIGHT + 166);
  ink.fillStyle = '#66737a';
  ink.font = `400 30px ${FONT}`;
  ink.textAlign = 'right';
  ink.fillText(shop, WIDTH - MARGIN, PICTURE_HEIGHT + 164);

  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
  );
  if (blob === null) throw new Error('the poster could not be compressed');
  return { url: URL.createObjectURL(blob), width: canvas.width, height: canvas.height };
}

function shortened(ink: CanvasRenderingContext2D, text: string, width: number): string {
  if (ink.measureText(text).width <= width) return text;
  let kept = text;
  while (kept.length > 1 && ink.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}
