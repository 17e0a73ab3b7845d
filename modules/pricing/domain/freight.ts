import type { SkuId } from '#kernel';
import type { PlacedLine } from './basket.ts';
import { HOUSE_RULE } from './house-rule.ts';
import type { ShippingRule } from './shipping-rule.ts';
import { sumOf, type Tally } from './tally.ts';

/** What one shipping rule carries for one group. */
export interface Parcel {
  readonly group: number;
  readonly rule: ShippingRule;
  /** Parts of the basket in it. */
  readonly at: readonly number[];
  /**
   * Its fee while its goods do not reach `freeFromFen`: first with everything in it, then after each free-shipping
   * promotion in turn, whose goods are no longer counted.
   */
  readonly feesFen: readonly number[];
}

/** The parcels of all groups that are delivered; a group that is collected has none. */
export function parcelsOf({ basket, parts, freeShipping }: Tally): readonly Parcel[] {
  return basket.context.groups.flatMap(({ fulfilment, shippingRules = [HOUSE_RULE] }, group) => {
    if (fulfilment === 'pickup') return [];
    const named = new Set(shippingRules.flatMap(({ skuIds }) => skuIds ?? []));
    const lineOf = (part: number) => basket.lines[parts[part]?.line ?? 0];
    const ours = [...parts.keys()].filter((part) => lineOf(part)?.group === group);
    return shippingRules.map((rule): Parcel => {
      const at = ours.filter((part) => carries(rule, lineOf(part)?.skuId, named));
      const free = new Uint8Array(basket.lines.length);
      const fees = [feeOf(rule, linesOf(at, parts, basket.lines, free))];
      for (const { lines } of freeShipping) {
        for (const [line, travelsFree] of lines.entries()) if (travelsFree === 1) free[line] = 1;
        fees.push(feeOf(rule, linesOf(at, parts, basket.lines, free)));
      }
      return { group, rule, at, feesFen: fees };
    });
  });
}

/** Cheap enough, after everything else: its goods have reached the amount from which it travels free. */
export function travelsFree({ rule, at }: Parcel, nets: readonly number[]): boolean {
  return rule.freeFromFen !== null && at.length > 0 && sumOf(at, nets) >= rule.freeFromFen;
}

/** What each group pays for shipping before shipping coupons, when its goods cost `nets`. */
export function groupFees(parcels: readonly Parcel[], nets: readonly number[], groupCount: number): number[] {
  const fees: number[] = new Array(groupCount).fill(0);
  for (const parcel of parcels) {
    const feeFen = parcel.feesFen[parcel.feesFen.length - 1] ?? 0;
    if (feeFen > 0 && !travelsFree(parcel, nets)) fees[parcel.group] = (fees[parcel.group] ?? 0) + feeFen;
  }
  return fees;
}

function carries({ skuIds }: ShippingRule, skuId: SkuId | undefined, named: ReadonlySet<SkuId>): boolean {
  if (skuId === undefined) return false;
  return skuIds === null ? !named.has(skuId) : skuIds.includes(skuId);
}

interface Carried {
  readonly line: PlacedLine;
  readonly quantity: number;
  readonly free: boolean;
}

function linesOf(
  at: readonly number[],
  parts: Tally['parts'],
  lines: readonly PlacedLine[],
  free: Uint8Array,
): readonly Carried[] {
  return at.flatMap((n) => {
    const part = parts[n];
    const line = part === undefined ? undefined : lines[part.line];
    if (part === undefined || line === undefined) return [];
    return [{ line, quantity: part.quantity, free: free[part.line] === 1 }];
  });
}

function feeOf(rule: ShippingRule, carried: readonly Carried[]): number {
  const pieces = carried.reduce((sum, { quantity }) => sum + quantity, 0);
  const charged = carried.filter(({ free }) => !free);
  if (charged.length === 0 || (rule.freeFromPieces !== null && pieces >= rule.freeFromPieces)) return 0;
  const beyond = charged.reduce((sum, each) => sum + unitsOf(rule, each), 0) - rule.firstUnits;
  if (rule.measure === 'parcel' || beyond <= 0 || rule.additionalUnits <= 0) return rule.firstFen;
  return rule.firstFen + Math.ceil(beyond / rule.additionalUnits) * rule.additionalFen;
}

function unitsOf({ measure }: ShippingRule, { line, quantity }: Carried): number {
  if (measure === 'weight') return quantity * (line.weightGrams ?? 0);
  if (measure === 'volume') return quantity * (line.volumeCm3 ?? 0);
  return quantity;
}
