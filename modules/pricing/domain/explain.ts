import { type Fen, fen } from '#kernel';
import type { Explanation } from './quote.ts';
import type { GroupShipping } from './shipping.ts';
import type { Taken, Tally } from './tally.ts';

const LABELS: Readonly<Record<Taken['source']['kind'], string>> = {
  activity: '活动价',
  time_limited: '限时折扣',
  member: '会员价',
  spend_tier: '满减满折',
  coupon: '优惠券',
  points: '积分抵扣',
};

/** Why it costs what it costs: goods, every kind of discount with its offers and their lines, shipping store by store. */
export function explain(
  { basket, taken }: Tally,
  shipping: readonly GroupShipping[],
): readonly Explanation[] {
  const goods = basket.lines.map(
    ({ title, quantity, unitPriceFen }): Explanation => ({
      label: quantity > 1 ? `${title} ×${quantity}` : title,
      amountFen: fen(unitPriceFen * quantity),
      kind: 'goods',
    }),
  );
  const kinds = Object.keys(LABELS) as Taken['source']['kind'][];
  const discounts = kinds.flatMap((kind) => {
    const offers = taken.filter(({ source }) => source.kind === kind);
    if (offers.length === 0) return [];
    const parts = offers.map((offer) => explainOffer(offer, basket.lines));
    return [{ label: LABELS[kind], amountFen: sum(parts), kind, parts }];
  });
  const fees = shipping.map(({ label, feeFen, parcels }): Explanation => {
    const parts = parcels.map(({ name, feeFen: part }) => ({
      label: name,
      amountFen: fen(part),
      kind: 'shipping' as const,
    }));
    return { label, amountFen: feeFen, kind: 'shipping', ...(parts.length > 1 ? { parts } : {}) };
  });
  return [
    { label: '商品合计', amountFen: sum(goods), kind: 'goods', parts: goods },
    ...discounts,
    ...fees,
    ...shippingOff(shipping),
  ];
}

function explainOffer(
  { source, label, detail, byLine }: Taken,
  lines: Tally['basket']['lines'],
): Explanation {
  const parts = byLine.flatMap((off, at): Explanation[] =>
    off === 0 ? [] : [{ label: lines[at]?.title ?? '', amountFen: fen(-off), kind: source.kind }],
  );
  return {
    label,
    amountFen: sum(parts),
    kind: source.kind,
    id: source.id,
    ...(detail === undefined ? {} : { detail }),
    parts,
  };
}

function shippingOff(shipping: readonly GroupShipping[]): readonly Explanation[] {
  const parts = shipping.flatMap(({ shares }) =>
    shares.map(
      ({ source, label, amountFen }): Explanation => ({
        label,
        amountFen: fen(-amountFen),
        kind: 'shipping_off',
        id: source.id,
      }),
    ),
  );
  return parts.length === 0
    ? []
    : [{ label: '运费优惠', amountFen: sum(parts), kind: 'shipping_off', parts }];
}

function sum(parts: readonly { readonly amountFen: Fen }[]): Fen {
  return fen(parts.reduce((amount, { amountFen }) => amount + amountFen, 0));
}
