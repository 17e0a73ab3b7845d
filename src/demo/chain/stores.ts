import type { StoreId } from '#kernel';
import type { Store } from '#modules/stores';
import type { Department, Style } from './design.ts';

export interface DemoStore extends Store {
  readonly key: string;
  /** Share of the members who call it theirs. */
  readonly members: number;
  /** What its shoppers come for, relative to the chain. */
  readonly departments: Readonly<Record<Department, number>>;
  readonly styles: Readonly<Record<Style, number>>;
}

const everyDay = (opensMinute: number, closesMinute: number, weekendCloses = closesMinute) =>
  Array.from({ length: 7 }, (_, day) => ({
    opensMinute,
    closesMinute: day >= 4 ? weekendCloses : closesMinute,
  }));

const at = (hour: number, minute = 0) => hour * 60 + minute;

/**
 * Six shops in six quarters of Wuhan. The quarters and their coordinates (GCJ-02, some ten metres exact) are
 * real; houses and telephone numbers are not: no exchange of Wuhan begins with a zero.
 */
export const DEMO_STORES: readonly DemoStore[] = [
  {
    key: 'jianghan',
    id: 'str_jianghan' as StoreId,
    name: '江汉路店',
    district: '江汉区',
    districtCode: '420103',
    address: '江汉区江汉路步行街 188 号通衢一层',
    phone: '027-0000-0101',
    latitude: 30.5819,
    longitude: 114.2907,
    hours: everyDay(at(9, 30), at(22), at(22, 30)),
    members: 0.22,
    departments: { eyewear: 0.7, hats: 1.2, jewellery: 1, makeup: 0.9, clothes: 0.9, food: 1.7 },
    styles: { classic: 1.2, sweet: 0.9, street: 1, craft: 1.5, sport: 0.7, elegant: 0.9 },
  },
  {
    key: 'optics',
    id: 'str_optics' as StoreId,
    name: '光谷店',
    district: '洪山区',
    districtCode: '420111',
    address: '洪山区珞喻路 766 号光谷步行街 B 座 1 层',
    phone: '027-0000-0102',
    latitude: 30.5061,
    longitude: 114.3996,
    hours: everyDay(at(10), at(22), at(22, 30)),
    members: 0.21,
    departments: { eyewear: 2.3, hats: 1.1, jewellery: 0.7, makeup: 1, clothes: 1, food: 0.9 },
    styles: { classic: 0.8, sweet: 0.9, street: 1.7, craft: 0.7, sport: 1.6, elegant: 0.6 },
  },
  {
    key: 'chuhe',
    id: 'str_chuhe' as StoreId,
    name: '楚河汉街店',
    district: '武昌区',
    districtCode: '420106',
    address: '武昌区楚河汉街第二街区 36 号',
    phone: '027-0000-0103',
    latitude: 30.5583,
    longitude: 114.3441,
    hours: everyDay(at(10), at(22), at(23)),
    members: 0.17,
    departments: { eyewear: 0.9, hats: 1, jewellery: 1.1, makeup: 1.3, clothes: 1.4, food: 0.7 },
    styles: { classic: 0.9, sweet: 1.2, street: 1, craft: 0.8, sport: 0.8, elegant: 1.5 },
  },
  {
    key: 'wuguang',
    id: 'str_wuguang' as StoreId,
    name: '武广店',
    district: '江汉区',
    districtCode: '420103',
    address: '江汉区解放大道 688 号武广商圈北区 2 层',
    phone: '027-0000-0104',
    latitude: 30.5832,
    longitude: 114.2702,
    hours: everyDay(at(10), at(21, 30), at(22)),
    members: 0.15,
    departments: { eyewear: 0.9, hats: 0.7, jewellery: 1.8, makeup: 1.3, clothes: 1.2, food: 0.5 },
    styles: { classic: 1.1, sweet: 0.7, street: 0.6, craft: 0.9, sport: 0.6, elegant: 1.9 },
  },
  {
    key: 'hanzheng',
    id: 'str_hanzheng' as StoreId,
    name: '汉正街店',
    district: '硚口区',
    districtCode: '420104',
    address: '硚口区汉正街 459 号老万成巷口',
    phone: '027-0000-0105',
    latitude: 30.5698,
    longitude: 114.2731,
    hours: everyDay(at(8), at(19, 30), at(20)),
    members: 0.1,
    departments: { eyewear: 0.6, hats: 1.1, jewellery: 0.8, makeup: 0.6, clothes: 1.4, food: 1.5 },
    styles: { classic: 1.7, sweet: 0.8, street: 0.9, craft: 1.3, sport: 0.9, elegant: 0.6 },
  },
  {
    key: 'jiedaokou',
    id: 'str_jiedaokou' as StoreId,
    name: '街道口店',
    district: '洪山区',
    districtCode: '420111',
    address: '洪山区珞喻路 6 号街道口地铁 C 口旁',
    phone: '027-0000-0106',
    latitude: 30.5279,
    longitude: 114.3537,
    hours: everyDay(at(10), at(22)),
    members: 0.15,
    departments: { eyewear: 1.2, hats: 1, jewellery: 0.9, makeup: 1.5, clothes: 0.9, food: 0.9 },
    styles: { classic: 0.8, sweet: 1.8, street: 1.2, craft: 0.8, sport: 1, elegant: 0.7 },
  },
];
