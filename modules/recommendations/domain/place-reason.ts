import { type Reason, shortened } from './reason.ts';

/** What the cards of the places beside the feed say. None of them speaks of the member. */
export const PLACE_REASONS = {
  metTogether: { code: 'SIMILAR', text: '看过它的人也看' },
  sameBrand: (brand: string): Reason => ({ code: 'SIMILAR', text: `同品牌 ${brand}` }),
  sameTag: (tag: string): Reason => ({ code: 'SIMILAR', text: `同为「${shortened(tag)}」` }),
  samePrice: { code: 'SIMILAR', text: '同类，价位相近' },
  sameKind: { code: 'SIMILAR', text: '同类好物' },
  boughtWith: { code: 'TOGETHER', text: '常和它一起买' },
  boughtWithTitle: (title: string): Reason => ({
    code: 'TOGETHER',
    text: `常和「${shortened(title)}」一起买`,
  }),
  goesWithKind: (name: string): Reason => ({ code: 'TOGETHER', text: `买${name}的人也买` }),
  hot: { code: 'STORE_POPULAR', text: '本店近 7 天热卖' },
  hotElsewhere: { code: 'POPULAR', text: '全部门店近 7 天热卖' },
  hotInDistrict: (district: string): Reason => ({
    code: 'DISTRICT_POPULAR',
    text: `${district}近 7 天热卖`,
  }),
  listed: (daysAgo: number): Reason => ({
    code: 'NEW',
    text: daysAgo === 0 ? '今天上新' : `${daysAgo} 天前上新`,
  }),
} as const;
