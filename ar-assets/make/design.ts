import type { ArManifest, MaterialRole } from '#ml/tryon';
import type { PatternName } from './shapes/pattern.ts';
import type { Solid } from './shapes/solid.ts';

export interface Part {
  /** Name of the node in the model; the two earrings are found by it. */
  readonly name: string;
  readonly material: MaterialRole;
  readonly solid: Solid;
}

export interface Finish {
  readonly colour: string;
  readonly metalness: number;
  readonly roughness: number;
  readonly pattern?: PatternName;
  /** Lenses only. */
  readonly opacity?: { readonly top: number; readonly bottom: number };
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

/** The part of the manifest that only the design knows. */
export type Wearing =
  | {
      readonly kind: 'glasses' | 'hat' | 'earrings';
      readonly landmark: number;
      readonly offset: readonly [number, number, number];
      readonly fitRegion: 'eyeNose' | 'forehead' | 'ears';
      readonly widthCm: number;
      readonly shadow: number;
    }
  | { readonly kind: 'lipstick'; readonly makeup: Extract<ArManifest, { kind: 'lipstick' }>['makeup'] };
