import type { TryOnKind } from '../api/contract.ts';

const MAKEUP: ReadonlySet<TryOnKind> = new Set(['lipstick', 'blush', 'eyeshadow', 'eyeliner', 'brow']);

export const isMakeupKind = (kind: TryOnKind): boolean => MAKEUP.has(kind);

/** One wears glasses, puts on clothes and applies make-up: Chinese has a verb for each. */
export const tryOnWord = (kind: TryOnKind): string =>
  isMakeupKind(kind) ? '试妆' : kind === 'clothes' ? '试穿' : '试戴';
