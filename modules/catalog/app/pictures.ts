import { AppError, type MerchantId } from '#kernel';

/** What a page asks for: a third of a phone's width, a phone's width, a phone's width on a dense screen. */
export const PICTURE_WIDTHS_PX = [320, 640, 1_080] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS_PX)[number];

/** A picture that this house keeps: `id` is a hash of what is in it, so the same picture is kept once and never changes. */
export interface KeptPicture {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The largest variant. */
  readonly url: string;
  readonly srcset: string;
}

/** Where bytes lie: a folder, or somebody's object store. */
export interface PictureStore {
  /** Repeatable. */
  put(merchantId: MerchantId, name: string, bytes: Buffer): Promise<void>;
  get(merchantId: MerchantId, name: string): Promise<Buffer | undefined>;
}

export interface DrawnPicture {
  /** Hex, of the pixels as they are kept. */
  readonly hash: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly variants: readonly { readonly width: PictureWidth; readonly bytes: Buffer }[];
}

/** Decodes what was uploaded and draws it anew in every width, without anything that the camera wrote beside it. */
export interface PicturePress {
  /** Undefined = not a picture that we take, broken, or too large once unpacked. */
  draw(bytes: Buffer): Promise<DrawnPicture | undefined>;
}

export interface Pictures {
  /** Throws `catalog.not_a_picture`. */
  keep(merchantId: MerchantId, bytes: Buffer): Promise<KeptPicture>;
  variant(merchantId: MerchantId, id: string, width: PictureWidth): Promise<Buffer | undefined>;
}

export function pictures(press: PicturePress, store: PictureStore): Pictures {
  return {
    async keep(merchantId, bytes) {
      const drawn = await press.draw(bytes);
      if (drawn === undefined)
        throw new AppError('unprocessable', 'catalog.not_a_picture', '请上传 JPEG、PNG 或 WebP 图片');
      const { hash: id, widthPx, heightPx, variants } = drawn;
      for (const { width, bytes: variant } of variants)
        await store.put(merchantId, nameOf(id, width), variant);
      return { id, widthPx, heightPx, url: urlOf(id, 1_080), srcset: srcsetOf(urlOf(id, 1_080)) ?? '' };
    },
    variant: (merchantId, id, width) => store.get(merchantId, nameOf(id, width)),
  };
}

function nameOf(id: string, width: PictureWidth): string {
  return `${id}-${width}.webp`;
}

function urlOf(id: string, width: PictureWidth): string {
  return `/v1/pictures/${id}/${width}`;
}

const OURS = /^\/v1\/pictures\/([0-9a-f]{32})\/\d+$/;

/** For `<img srcset>`; null for a picture that lies elsewhere and has one size. */
export function srcsetOf(url: string): string | null {
  const id = OURS.exec(url)?.[1];
  return id === undefined
    ? null
    : PICTURE_WIDTHS_PX.map((width) => `${urlOf(id, width)} ${width}w`).join(', ');
}
