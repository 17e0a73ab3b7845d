import type { TryOnSight } from './sight.ts';

/** What goes to a render thread. `rgba` is handed over, not copied. */
export interface PhotoOrder {
  readonly id: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly sight: TryOnSight;
  readonly itemIds: readonly string[];
  /** Side by side instead of all together. */
  readonly sheet?: { readonly before: boolean } | undefined;
}

export type PhotoAnswer =
  | { readonly type: 'ready' }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly rgba: Uint8Array<ArrayBuffer>;
      readonly width: number;
      readonly height: number;
      readonly renderMs: number;
    }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
