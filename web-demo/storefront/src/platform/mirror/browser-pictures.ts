import type { ArManifest, StageView, TryOnStage, ViewSize } from '../../../../../ml/tryon/page.ts';
import { jpegOf } from './browser-photo.ts';
import { POSTER_PICTURE, posterOf, SHEET_PICTURE, sheetOf } from './browser-poster.ts';
import type { MirrorPictures, Snapshot, WornItem } from './mirror.ts';
import { cutOut, sizeOf } from './mirror-layers.ts';

const JPEG_QUALITY = 0.92;
/** What the server photographs: as sharp as the camera gave it. */
const PHOTO_QUALITY = 0.92;

export interface PictureParts {
  readonly stage: TryOnStage;
  /** The picture that was tracked, and where its middle is; undefined when nobody is in it. */
  readonly shown: () =>
    | {
        readonly still: HTMLCanvasElement;
        readonly middle: readonly [number, number];
        readonly width: number;
      }
    | undefined;
  readonly coverView: (
    picture: ViewSize,
    box: ViewSize,
    ratio: number,
    around: readonly [number, number],
  ) => StageView;
  readonly mirrored: () => boolean;
  readonly manifestOf: (item: WornItem) => Promise<ArManifest>;
  readonly worn: () => ArManifest | undefined;
  readonly photo: (jpeg: ArrayBuffer) => Promise<ArrayBuffer>;
  readonly onSending: (sending: boolean) => void;
  readonly onHeld: (held: boolean) => void;
}

/** What is worn shall be seen: a picture is this many times as wide as the face, or the hand, in it. */
const PICTURE_PER_PERSON = 2.3;
/** Closer than this the camera's own pixels show. */
const ZOOM_MAX = 2;

/** The same view from nearer by, around the same middle. */
function closer(
  view: StageView,
  { middle, width }: { middle: readonly [number, number]; width: number },
): StageView {
  const { picture, part } = view;
  const zoom = Math.max(1, Math.min(ZOOM_MAX, part.width / (PICTURE_PER_PERSON * width * picture.width)));
  const [wide, high] = [part.width / zoom, part.height / zoom];
  const inside = (value: number, max: number) => Math.max(0, Math.min(max, value));
  return {
    ...view,
    part: {
      left: inside(middle[0] * picture.width - wide / 2, picture.width - wide),
      top: inside(middle[1] * picture.height - high / 2, picture.height - high),
      width: wide,
      height: high,
    },
  };
}

/** What the browser does with one held picture. All of it is drawn here but the photograph. */
export function browserPictures(parts: PictureParts): MirrorPictures {
  const { stage, shown, coverView, mirrored } = parts;
  let urls: string[] = [];

  const view = (size: ViewSize) => {
    const now = shown();
    if (now === undefined) throw new Error('nobody is in the picture');
    return { still: now.still, view: closer(coverView(sizeOf(now.still), size, 1, now.middle), now) };
  };

  function snapshot(blob: Blob, { width, height }: ViewSize): Snapshot {
    const url = URL.createObjectURL(blob);
    urls.push(url);
    return { url, width, height };
  }

  async function turned(picture: ImageBitmap, size: ViewSize): Promise<Snapshot> {
    const whole = { left: 0, top: 0, width: picture.width, height: picture.height };
    const copy = cutOut(picture, { picture, part: whole, drawing: size }, mirrored());
    picture.close();
    return snapshot(await blobOf(copy), size);
  }

  async function dressed(size: ViewSize): Promise<Snapshot> {
    const { still, view: part } = view(size);
    return turned(await createImageBitmap(await stage.capture(still, part)), size);
  }

  function letGo(): void {
    for (const url of urls) URL.revokeObjectURL(url);
    urls = [];
    parts.onHeld(false);
  }

  return {
    async hold() {
      if (shown() === undefined) return undefined;
      parts.onHeld(true);
      const { still, view: part } = view(POSTER_PICTURE);
      const before = snapshot(await blobOf(cutOut(still, part, mirrored())), POSTER_PICTURE);
      return { before, after: await dressed(POSTER_PICTURE) };
    },
    async wearing(items) {
      const made: Snapshot[] = [];
      try {
        for (const item of items) {
          await stage.setItems([{ manifest: await parts.manifestOf(item) }]);
          made.push(await dressed(SHEET_PICTURE));
        }
      } finally {
        const worn = parts.worn();
        if (worn !== undefined) await stage.setItems([{ manifest: worn }]);
      }
      return made;
    },
    async photograph() {
      const { still, view: part } = view(POSTER_PICTURE);
      const sent = document.createElement('canvas');
      Object.assign(sent, sizeOf(still));
      parts.onSending(true);
      try {
        const answer = await parts.photo(await jpegOf(still, sent, PHOTO_QUALITY));
        const picture = await createImageBitmap(new Blob([answer], { type: 'image/jpeg' }));
        const copy = cutOut(picture, part, mirrored());
        picture.close();
        return snapshot(await blobOf(copy), POSTER_PICTURE);
      } finally {
        parts.onSending(false);
      }
    },
    poster: async (picture, text) => {
      const made = await posterOf(picture, text);
      return snapshot(await blobOf(made), made);
    },
    sheet: async (pictures) => {
      const made = await sheetOf(pictures);
      return snapshot(await blobOf(made), made);
    },
    release: letGo,
  };
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture could not be compressed')) : resolve(blob)),
      'image/jpeg',
      JPEG_QUALITY,
    );
  });
}
