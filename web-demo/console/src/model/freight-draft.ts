import { type FreightTemplate, type FreightText, type FreightUnit, UNITS } from './delivery-words.ts';

const FEN = 100;
const METRES = 1_000;

/** Of one row of the form: names with commas, yuan, and units that people use. */
export interface ZoneDraft {
  regions: string;
  refused: boolean;
  first: number;
  firstYuan: number;
  next: number;
  nextYuan: number;
  /** Undefined = never free. */
  freeFromYuan: number | undefined;
}
export interface TierDraft {
  kilometres: number;
  yuan: number;
}
export interface FreightDraft {
  name: string;
  storeId: string | null;
  unit: FreightUnit;
  isDefault: boolean;
  zones: ZoneDraft[];
  tiers: TierDraft[];
}

export const newZone = (): ZoneDraft => ({
  ...{ regions: '', refused: false, first: 1, firstYuan: 10, next: 1, nextYuan: 5, freeFromYuan: undefined },
});
export const newTier = (): TierDraft => ({ kilometres: 3, yuan: 5 });

export function draftOf(template: FreightTemplate | undefined, storeId: string | null): FreightDraft {
  if (template === undefined)
    return { name: '', storeId, unit: 'piece', isDefault: false, zones: [newZone()], tiers: [newTier()] };
  const { name, unit, isDefault } = template;
  const { each } = UNITS[unit];
  const zones = template.zones.map((zone) => ({
    ...{ regions: zone.regions.join('、'), refused: zone.refused },
    ...{ first: zone.firstUnits / each, firstYuan: zone.firstFen / FEN },
    ...{ next: zone.nextUnits / each, nextYuan: zone.nextFen / FEN },
    freeFromYuan: zone.freeFromFen === null ? undefined : zone.freeFromFen / FEN,
  }));
  const tiers = template.tiers.map(({ untilMetres, fen }) => ({
    kilometres: untilMetres / METRES,
    yuan: fen / FEN,
  }));
  return { name, storeId: template.storeId, unit, isDefault, zones, tiers };
}

export function textOf({ name, storeId, unit, isDefault, zones, tiers }: FreightDraft): FreightText {
  const { each } = UNITS[unit];
  const isFar = unit === 'distance';
  return {
    ...{ name: name.trim(), storeId, unit, isDefault },
    zones: isFar
      ? []
      : zones.map((zone) => ({
          ...{ regions: namesIn(zone.regions), refused: zone.refused },
          ...{ firstUnits: Math.round(zone.first * each), firstFen: Math.round(zone.firstYuan * FEN) },
          ...{ nextUnits: Math.round(zone.next * each), nextFen: Math.round(zone.nextYuan * FEN) },
          freeFromFen: zone.freeFromYuan === undefined ? null : Math.round(zone.freeFromYuan * FEN),
        })),
    tiers: isFar
      ? tiers.map(({ kilometres, yuan }) => ({
          ...{ untilMetres: Math.round(kilometres * METRES), fen: Math.round(yuan * FEN) },
        }))
      : [],
  };
}

function namesIn(text: string): string[] {
  return text
    .split(/[、,，\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
