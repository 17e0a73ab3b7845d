import type { SkuId } from '#kernel';

interface BoughtLine {
  readonly skuId: SkuId;
  readonly quantity: number;
  readonly asked: { readonly pieces: number };
}

/** What may still be asked for. */
export interface OpenPieces {
  of(line: BoughtLine): number;
  /** This request asks for so many: the other lines of the article have less. */
  ask(line: BoughtLine, pieces: number): void;
}

/**
 * Pieces that nobody asked for, less those that she took before the rest (部分提货, FUL-01): what she has in her hands
 * cannot go back on the shelf. Of which line they were, nobody noted: the lines of an article share what is left.
 */
export function openPieces(lines: readonly BoughtLine[], taken: ReadonlyMap<SkuId, number>): OpenPieces {
  const left = new Map<SkuId, number>();
  const add = (skuId: SkuId, pieces: number) => left.set(skuId, (left.get(skuId) ?? 0) + pieces);
  for (const { skuId, quantity, asked } of lines) add(skuId, quantity - asked.pieces);
  for (const [skuId, pieces] of taken) add(skuId, -pieces);
  return {
    of: ({ skuId, quantity, asked }) => Math.max(0, Math.min(quantity - asked.pieces, left.get(skuId) ?? 0)),
    ask: ({ skuId }, pieces) => add(skuId, -pieces),
  };
}
