import { shortYuan } from '../../../shared/format';
import type { components } from '../../../shared/schema';
import type { Tone } from './tone.ts';

type Schemas = components['schemas'];
export type FreightTemplate = Schemas['FreightTemplate'];
export type FreightText = Schemas['FreightTemplateText'];
export type FreightUnit = FreightTemplate['unit'];
export type DeliveryRules = Schemas['StoreDeliveryRules'];
export type DeliveryArea = NonNullable<Schemas['DeliveryArea']>;
export type SlotPlan = NonNullable<Schemas['SlotPlan']>;
export type PickupRule = Schemas['PickupRule'];
export type CourierRun = Schemas['CourierRun'];

export const UNIT_NAMES: Readonly<Record<FreightUnit, string>> = {
  piece: '按件',
  weight: '按重量',
  volume: '按体积',
  distance: '按距离',
};
/** What a unit of the API is worth in the form: a gram is nobody's first weight. */
export const UNITS: Readonly<Record<FreightUnit, { readonly name: string; readonly each: number }>> = {
  piece: { name: '件', each: 1 },
  weight: { name: '公斤', each: 1_000 },
  volume: { name: '立方分米', each: 1_000 },
  distance: { name: '公里', each: 1_000 },
};

type Zone = FreightTemplate['zones'][number];

/** 湖北省、湖南省：首 1 件 ¥8，续 1 件 ¥2，满 ¥99 包邮 */
function zoneText(unit: FreightUnit, zone: Zone): string {
  const where = zone.regions.length === 0 ? '其他地区' : zone.regions.join('、');
  if (zone.refused) return `${where}：不发货`;
  if (zone.freeFromFen === 0) return `${where}：包邮`;
  const { name, each } = UNITS[unit];
  const first = `首 ${zone.firstUnits / each} ${name} ¥${shortYuan(zone.firstFen)}`;
  const next = `续 ${zone.nextUnits / each} ${name} ¥${shortYuan(zone.nextFen)}`;
  const free = zone.freeFromFen === null ? '' : `，满 ¥${shortYuan(zone.freeFromFen)} 包邮`;
  return `${where}：${first}，${next}${free}`;
}

export function templateLines({ unit, zones, tiers }: FreightTemplate): readonly string[] {
  if (unit !== 'distance') return zones.map((zone) => zoneText(unit, zone));
  return tiers.map(({ untilMetres, fen }) => `${untilMetres / 1_000} 公里内 ¥${shortYuan(fen)}`);
}

export const RUN_STATES: Readonly<
  Record<CourierRun['state'], { readonly name: string; readonly tone: Tone }>
> = {
  ASKED: { name: '呼叫中', tone: 'waiting' },
  SEARCHING: { name: '找骑手', tone: 'waiting' },
  WAITING: { name: '待自送', tone: 'needs-you' },
  TAKEN: { name: '自送中', tone: 'good' },
  CARRIED: { name: '骑手配送', tone: 'good' },
  DELIVERED: { name: '已送达', tone: 'calm' },
  CANCELLED: { name: '已取消', tone: 'calm' },
};

export type RunStep = 'take' | 'deliver' | 'cancel';

/** What may be done with a way now; the shop refuses what is somebody else's. */
export function runSteps(
  state: CourierRun['state'],
): readonly { readonly to: RunStep; readonly name: string }[] {
  const cancel = { to: 'cancel', name: '取消' } as const;
  if (state === 'WAITING') return [{ to: 'take', name: '我来送' }, cancel];
  if (state === 'TAKEN') return [{ to: 'deliver', name: '已送达' }];
  return state === 'ASKED' || state === 'SEARCHING' ? [cancel] : [];
}

const two = (value: number) => String(value).padStart(2, '0');
/** Minutes of the day as 09:30, and back; 24:00 is the end of it. */
export const clockOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock.trim()) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number.isInteger(minute) && minute <= 1_440 && Number(minutes) < 60 ? minute : undefined;
}
