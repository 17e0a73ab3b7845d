import { yuan } from '../../../shared/format.ts';
import type { Goods, PromotionLabel } from '../api/contract.ts';

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** 「2天 03:04:05」; whole seconds, and none is promised that is not there. */
export function countdown(leftMs: number): string {
  const left = Math.max(0, Math.floor(leftMs / SECOND_MS));
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = [
    Math.floor((left % DAY_S) / HOUR_S),
    Math.floor((left % HOUR_S) / MINUTE_S),
    left % MINUTE_S,
  ];
  const days = Math.floor(left / DAY_S);
  return `${days === 0 ? '' : `${days}天 `}${clock.map(two).join(':')}`;
}

/** What is to be counted down to, by the shop's clock. Undefined = it is over. */
export function timeLeft(
  { startsAt, endsAt }: Pick<PromotionLabel, 'startsAt' | 'endsAt'>,
  now: number,
): { readonly word: '距开始' | '距结束'; readonly text: string } | undefined {
  if (now >= endsAt) return undefined;
  return now < startsAt
    ? { word: '距开始', text: countdown(startsAt - now) }
    : { word: '距结束', text: countdown(endsAt - now) };
}

/** What a label says of one article: its price for a time, or the rule as the shop words it. */
export function labelText({ kind, label, prices }: PromotionLabel, skuId: string): string {
  const own = prices.find((price) => price.skuId === skuId);
  if (kind !== 'limited_price' || own === undefined) return label;
  const limit = own.perMemberMax === null ? '' : `，每人限${own.perMemberMax}件`;
  return `${label} ¥${yuan(own.priceFen)}${limit}`;
}

/** Those of a card, which shows one article of a product: also where they lower the price of another one. */
export function labelsOfCard(
  labels: readonly PromotionLabel[],
  skuId: string,
  priceFen: number,
): readonly PromotionLabel[] {
  return labels.filter(
    ({ prices }) => !prices.some((price) => price.skuId === skuId && price.priceFen >= priceFen),
  );
}

/** The one that a card has room for, one that runs before one that is announced; what is over is not told. */
export function offerOfCard(
  { promotions = [], skuId, priceFen }: Pick<Goods, 'promotions' | 'skuId' | 'priceFen'>,
  shopNow: number,
): string | undefined {
  const told = labelsOfCard(promotions, skuId, priceFen).filter(({ endsAt }) => shopNow < endsAt);
  const runs = told.find(({ startsAt }) => startsAt <= shopNow);
  if (runs !== undefined) return labelText(runs, skuId);
  return told[0] && `预告 ${labelText(told[0], skuId)}`;
}

/** Those that say something about this article, at the price it has for her. */
export function labelsFor(
  labels: readonly PromotionLabel[],
  skuId: string,
  priceFen: number,
): readonly PromotionLabel[] {
  return labels.filter(
    ({ kind, prices }) =>
      kind !== 'limited_price' || prices.some((price) => price.skuId === skuId && price.priceFen < priceFen),
  );
}
