import { fileURLToPath } from 'node:url';
import { canonicalFace, type TrackerPool } from '#ml/tracking';
import { composite, readyItem, type SoftPicture, type TryOnSight } from '#ml/tryon';

const ASSETS = fileURLToPath(new URL('../../ar-assets', import.meta.url));

/** Part of a picture, pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Somebody in a picture, and what the tracker (or whoever drew the picture) knows of her. */
export interface Sitter {
  readonly picture: SoftPicture;
  readonly sight: TryOnSight;
  /** What of the picture is shown; all of it when absent. */
  readonly part?: Part;
}

export interface Look extends Sitter {
  readonly ids: readonly string[];
}

/** Looks at pictures as the shop does with a shopper's photo. */
export class Photographer {
  readonly #pool: TrackerPool;

  constructor(pool: TrackerPool) {
    this.#pool = pool;
  }

  async faceIn({ rgba, width, height }: SoftPicture): Promise<TryOnSight> {
    const session = this.#pool.openSession({ mode: 'photo' });
    const bytes = Uint8Array.from(rgba);
    const { faces } = await session.track({ kind: 'rgba', bytes, width, height });
    await session.close();
    if (faces[0] === undefined) throw new Error('the tracker found no face');
    return { face: faces[0] };
  }
}

/** The pictures with the items on, each drawn on a copy. */
export async function dressed(looks: readonly Look[]): Promise<(SoftPicture & { part?: Part })[]> {
  const drawn: (SoftPicture & { part?: Part })[] = [];
  for (const { picture, sight, part, ids } of looks) {
    const copy = { ...picture, rgba: picture.rgba.slice(), ...(part === undefined ? {} : { part }) };
    composite(copy, sight, await Promise.all(ids.map((id) => readyItem(ASSETS, id))), canonicalFace());
    drawn.push(copy);
  }
  return drawn;
}
