import type { ArManifest } from '../manifest.ts';
import type { TryOnSight } from '../sight.ts';

/** What goes into the page: what to put on the photo, which the page fetches by itself. */
export interface ShotOrder {
  readonly width: number;
  readonly height: number;
  readonly sight: PlainSight;
  readonly manifests: readonly ArManifest[];
  /** Items get the photo's own blur and grain. */
  readonly asTaken: boolean;
}

/** What comes out: the part of the photo that was drawn on; empty when nothing was. */
export interface Shot {
  /** Straight alpha, base64. */
  readonly rgba: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** `TryOnSight` with lists of numbers: typed arrays do not survive the way into a page. */
export type PlainSight = Plain<TryOnSight>;

type Plain<T> = T extends Float32Array | Uint8Array
  ? { readonly floats: readonly number[] } | { readonly bytes: readonly number[] }
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

export function plainSight(sight: TryOnSight): PlainSight {
  return plain(sight) as PlainSight;
}

export function revivedSight(sight: PlainSight): TryOnSight {
  return revived(sight) as TryOnSight;
}

function plain(value: unknown): unknown {
  if (value instanceof Float32Array) return { floats: Array.from(value) };
  if (value instanceof Uint8Array) return { bytes: Array.from(value) };
  return mapped(value, plain);
}

function revived(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    if ('floats' in value) return Float32Array.from(value.floats as number[]);
    if ('bytes' in value) return Uint8Array.from(value.bytes as number[]);
  }
  return mapped(value, revived);
}

function mapped(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}
