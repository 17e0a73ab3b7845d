import type { ArManifest, MaterialRole } from '#ml/tryon';
import type { PatternName } from './shapes/pattern.ts';
import type { Solid } from './shapes/solid.ts';

export interface Part {
  /**
   * Name of the node in the model. Pairs end in `-left` and `-right`, what swings under an ear begins
   * with `drop-`, sides of glasses are `temple-…`: the try-on finds them by it.
   */
  readonly name: string;
  readonly material: MaterialRole;
  readonly solid: Solid;
  /** Flat facets instead of a smooth skin: cut stones. */
  readonly faceted?: boolean;
}

export interface Finish {
  readonly colour: string;
  readonly metalness: number;
  readonly roughness: number;
  /** A tiling picture that the colour dyes. */
  readonly pattern?: PatternName;
  /** A picture of our own as SVG without text (dials); lies on the part by its texture coordinates. */
  readonly svg?: string;
  /** Lenses only: opacity at the upper and lower edge, the lower edge's own colour, how much it mirrors. */
  readonly opacity?: { readonly top: number; readonly bottom: number };
  readonly tintBottom?: string;
  readonly mirror?: number;
  /** Thin cloth is seen from both sides. Lenses always are. */
  readonly doubleSided?: boolean;
}

/** One item as our own hands made it: shapes, finishes and where it is worn. */
export interface Design {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
  /** By material role. */
  readonly finishes: Readonly<Record<string, Finish>>;
  readonly wearing: Wearing;
}

type Point = readonly [number, number, number];

export interface FaceWearing {
  readonly kind: 'glasses' | 'hat' | 'earrings' | 'necklace';
  readonly landmark: number;
  readonly offset: Point;
  readonly fitRegion: 'eyeNose' | 'forehead' | 'ears' | 'neck';
  readonly widthCm: number;
  /** Hats: circumference of the heads it is made for, smallest and largest. */
  readonly headCm?: readonly [number, number];
  readonly shadow: number;
  readonly swing?: { readonly pivot: Point; readonly lengthCm: number };
}

export interface HandWearing {
  readonly kind: 'ring' | 'bracelet' | 'watch';
  /** `null` on the wrist. */
  readonly finger: 'thumb' | 'index' | 'middle' | 'ring' | 'little' | null;
  readonly offset: Point;
  readonly diameterCm: number;
  readonly shadow: number;
}

/** The part of the manifest that only the design knows. */
export type Wearing = FaceWearing | HandWearing | MakeupWearing;

type MakeupWearing<Manifest = Extract<ArManifest, { makeup: object }>> = Manifest extends {
  kind: infer Kind;
  makeup: infer Makeup;
}
  ? { readonly kind: Kind; readonly makeup: Makeup }
  : never;
