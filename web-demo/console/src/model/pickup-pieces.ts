import type { components } from '../../../shared/schema.d.ts';

type Pieces = components['schemas']['ScannedCode']['left'];

/** One article that lies ready, all lines of it together. */
export interface ReadyArticle {
  readonly skuId: string;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly left: number;
  readonly taken: number;
}

/** What of a part of an order is hers to take; articles that are all gone, or that she asked back, are left out. */
export function readyArticles(
  lines: readonly Omit<ReadyArticle, 'left' | 'taken'>[],
  left: Pieces,
  taken: Pieces,
): readonly ReadyArticle[] {
  const gone = new Map(taken.map(({ skuId, quantity }) => [skuId, quantity]));
  return left.flatMap(({ skuId, quantity }) => {
    const line = lines.find((one) => one.skuId === skuId);
    if (line === undefined) return [];
    const { title, optionText, imageUrl } = line;
    return [{ skuId, title, optionText, imageUrl, left: quantity, taken: gone.get(skuId) ?? 0 }];
  });
}
