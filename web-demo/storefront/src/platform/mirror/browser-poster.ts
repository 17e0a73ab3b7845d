import type { PosterText, Snapshot } from './mirror.ts';

/** What the picture above the strip takes, px. */
export const POSTER_PICTURE = { width: 900, height: 1_120 } as const;
/** One of the pictures of a sheet, px. */
export const SHEET_PICTURE = { width: 540, height: 672 } as const;
const { width: WIDTH, height: PICTURE_HEIGHT } = POSTER_PICTURE;
const STRIP_HEIGHT = 250;
/** Large enough to be read off a phone that somebody holds up. */
const CODE_SIDE = 174;
const MARGIN = 48;
const SHEET_GAP = 8;
const SHEET_COLUMNS = 2;
const NAME_HEIGHT = 72;
const PAPER = '#faf7f2';
const INK = '#1f2a30';
const PLUM = '#c8324b';
const GREY = '#66737a';
const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** The picture over a strip with name and price. */
export async function posterOf(
  picture: Snapshot,
  { title, price, shop, code }: PosterText,
): Promise<HTMLCanvasElement> {
  const { canvas, ink } = sheetOfPaper(WIDTH, PICTURE_HEIGHT + STRIP_HEIGHT);
  await lay(ink, picture.url, 0, 0, WIDTH, PICTURE_HEIGHT);
  ink.fillStyle = INK;
  ink.font = `600 46px ${FONT}`;
  const room = WIDTH - 2 * MARGIN - (code === undefined ? 0 : CODE_SIDE + MARGIN);
  ink.fillText(shortened(ink, title, room), MARGIN, PICTURE_HEIGHT + 84);
  ink.fillStyle = PLUM;
  ink.font = `600 48px ${FONT}`;
  ink.fillText(price, MARGIN, PICTURE_HEIGHT + 156);
  ink.fillStyle = GREY;
  ink.font = `400 30px ${FONT}`;
  ink.fillText(code === undefined ? shop : `${shop} · 扫码看同款`, MARGIN, PICTURE_HEIGHT + 210);
  if (code !== undefined) {
    const url = URL.createObjectURL(new Blob([code]));
    await lay(ink, url, WIDTH - MARGIN - CODE_SIDE, PICTURE_HEIGHT + 38, CODE_SIDE, CODE_SIDE).finally(() =>
      URL.revokeObjectURL(url),
    );
  }
  return canvas;
}

/** Pictures two by two, each over its name. */
export async function sheetOf(
  pictures: readonly { readonly picture: Snapshot; readonly name: string }[],
): Promise<HTMLCanvasElement> {
  const { width, height } = SHEET_PICTURE;
  const rows = Math.ceil(pictures.length / SHEET_COLUMNS);
  const down = height + NAME_HEIGHT + SHEET_GAP;
  const { canvas, ink } = sheetOfPaper(SHEET_COLUMNS * width + SHEET_GAP, rows * down - SHEET_GAP);
  for (const [at, { picture, name }] of pictures.entries()) {
    const left = (at % SHEET_COLUMNS) * (width + SHEET_GAP);
    const top = Math.floor(at / SHEET_COLUMNS) * down;
    await lay(ink, picture.url, left, top, width, height);
    ink.fillStyle = INK;
    ink.font = `500 30px ${FONT}`;
    ink.fillText(shortened(ink, name, width - 48), left + 24, top + height + 46);
  }
  return canvas;
}

function sheetOfPaper(width: number, height: number) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const ink = canvas.getContext('2d');
  if (ink === null) throw new Error('no canvas');
  ink.fillStyle = PAPER;
  ink.fillRect(0, 0, width, height);
  ink.textBaseline = 'alphabetic';
  return { canvas, ink };
}

async function lay(
  ink: CanvasRenderingContext2D,
  url: string,
  left: number,
  top: number,
  width: number,
  height: number,
): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode();
  ink.drawImage(image, left, top, width, height);
}

function shortened(ink: CanvasRenderingContext2D, text: string, width: number): string {
  if (ink.measureText(text).width <= width) return text;
  let kept = text;
  while (kept.length > 1 && ink.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}
