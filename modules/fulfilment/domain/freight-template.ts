import { type Fen, fen } from '#kernel';
import { within } from './region-name.ts';

/** What a template counts: pieces, grams, cubic centimetres, or the way from the store in metres. */
export const FREIGHT_UNITS = ['piece', 'weight', 'volume', 'distance'] as const;
export type FreightUnit = (typeof FREIGHT_UNITS)[number];

export const ZONES_MAX = 40;
export const ZONE_REGIONS_MAX = 60;
export const TIERS_MAX = 20;

/** What sending there costs (首重续重); the zone without regions is for everywhere else. */
export interface FreightZone {
  /** Names of provinces and cities: 湖北省, 武汉市. */
  readonly regions: readonly string[];
  /** Too far away: nothing is sent there (偏远地区不发货). */
  readonly refused: boolean;
  readonly firstUnits: number;
  readonly firstFen: Fen;
  readonly nextUnits: number;
  readonly nextFen: Fen;
  /** From so much of its goods on the parcel is free (满包邮); 0 = always (免邮地区); null = never. */
  readonly freeFromFen: Fen | null;
}

/** Same city, by the way from the store: up to `untilMetres` it costs `fen`; past the last one nothing is brought. */
export interface DistanceTier {
  readonly untilMetres: number;
  readonly fen: Fen;
}

/** 运费模板 (FUL-03). */
export interface FreightTemplate {
  readonly id: string;
  readonly name: string;
  readonly unit: FreightUnit;
  /** Of what is counted in pieces, grams or volume. */
  readonly zones: readonly FreightZone[];
  /** Of what is counted in metres, the nearest first. */
  readonly tiers: readonly DistanceTier[];
  /** For goods that name no other template. */
  readonly isDefault: boolean;
}

/** All goods of one template in one parcel. */
export interface Load {
  readonly pieces: number;
  readonly grams: number;
  readonly cm3: number;
}

export interface Freight {
  readonly feeFen: Fen;
  readonly freeFromFen: Fen | null;
}

/** The zone that names her place most closely: 武汉市 beats 湖北省, and either beats the one without names. */
export function zoneFor(zones: readonly FreightZone[], region: string): FreightZone | undefined {
  let best: FreightZone | undefined;
  let closest = -1;
  for (const zone of zones) {
    const fits = zone.regions.map((name) => within(region, name) ?? -1);
    const close = zone.regions.length === 0 ? 0 : Math.max(...fits);
    if (close > closest) [best, closest] = [zone, close];
  }
  return best;
}

/** First units once, and every further unit that was begun: 1.2 kg beyond the first are two more kilograms. */
export function zoneFen(zone: FreightZone, units: number): Fen {
  const more = Math.max(0, Math.ceil((units - zone.firstUnits) / zone.nextUnits));
  return fen(zone.firstFen + more * zone.nextFen);
}

/**
 * What this load costs to that place; undefined when nothing is sent there. Without a point (`metres` null) the way is
 * taken as the longest one that the store goes: she is never promised what the rider then asks more for.
 */
export function freightOf(
  template: FreightTemplate,
  load: Load,
  region: string,
  metres: number | null,
): Freight | undefined {
  if (template.unit === 'distance') {
    const tier =
      metres === null
        ? template.tiers.at(-1)
        : template.tiers.find(({ untilMetres }) => metres <= untilMetres);
    return tier === undefined ? undefined : { feeFen: tier.fen, freeFromFen: null };
  }
  const zone = zoneFor(template.zones, region);
  if (zone === undefined || zone.refused) return undefined;
  const units = { piece: load.pieces, weight: load.grams, volume: load.cm3 }[template.unit];
  return { feeFen: zoneFen(zone, units), freeFromFen: zone.freeFromFen };
}

/** What a template leaves open or says twice, in words for who writes it; undefined when it is clear. */
export function unclear({
  unit,
  zones,
  tiers,
}: Pick<FreightTemplate, 'unit' | 'zones' | 'tiers'>): string | undefined {
  if (unit === 'distance') {
    if (tiers.length === 0) return '请至少设置一档距离运费';
    const rises = tiers.every(({ untilMetres }, n) => untilMetres > (tiers[n - 1]?.untilMetres ?? 0));
    return rises ? undefined : '距离须由近到远，且不重复';
  }
  if (zones.length === 0) return '请至少设置一个地区的运费';
  const elsewhere = zones.filter(({ regions }) => regions.length === 0);
  return elsewhere.length > 1 ? '其他地区只能设置一次' : undefined;
}
