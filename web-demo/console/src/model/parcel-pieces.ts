import type { OrderGroup } from '../api.ts';

/** An article of a part that is sent, and how much of it is still in the house (拆单发货). */
export interface UnsentArticle {
  readonly skuId: string;
  readonly name: string;
  readonly left: number;
}

const nameOf = ({ lines }: OrderGroup, skuId: string): string => {
  const line = lines.find((one) => one.skuId === skuId);
  return line === undefined ? skuId : [line.title, line.optionText].filter((text) => text !== '').join(' ');
};

export function unsentArticles(group: OrderGroup): readonly UnsentArticle[] {
  const left = new Map<string, number>();
  for (const { skuId, quantity } of group.lines) left.set(skuId, (left.get(skuId) ?? 0) + quantity);
  for (const { skuId, quantity } of group.parcels.flatMap(({ pieces }) => pieces))
    left.set(skuId, (left.get(skuId) ?? 0) - quantity);
  return [...left]
    .filter(([, pieces]) => pieces > 0)
    .map(([skuId, pieces]) => ({ skuId, name: nameOf(group, skuId), left: pieces }));
}

/** 圆框眼镜 黑色 × 1，鸭脖礼盒 × 2 */
export const piecesText = (group: OrderGroup, pieces: OrderGroup['parcels'][number]['pieces']): string =>
  pieces.map(({ skuId, quantity }) => `${nameOf(group, skuId)} × ${quantity}`).join('，');
