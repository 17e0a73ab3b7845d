import { CARRIERS } from '../domain/parcel.ts';

/** 其他: the list of 发货信息管理 has no better name for it. */
const OTHER = 'OTHERS';

/** What 发货信息管理 calls the carriers of the logistics assistant, where it calls them otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { JDL: 'JD', YUNDA: 'YD', DB: 'DBL' };

/** Names that staff write for the same carriers; compared without spaces and without 快递, 速递, 速运, 物流. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ 邮政: 'EMS', 中国邮政: 'EMS', 邮政特快专递: 'EMS', 极兔: 'JTSD' },
  ...Object.fromEntries(
    Object.entries(CARRIERS).flatMap(([code, name]) =>
      [code, name].map((text) => [plain(text), codeOf(code)]),
    ),
  ),
};

/** The code under which WeChat knows the carrier that staff wrote, or that made the waybill. */
export function expressCode(carrier: string): string {
  return WRITTEN[plain(carrier)] ?? OTHER;
}

function codeOf(assistant: string): string {
  return OTHERWISE[assistant] ?? assistant;
}

function plain(name: string): string {
  return name.replaceAll(/\s|快递|速递|速运|物流/g, '').toUpperCase();
}
