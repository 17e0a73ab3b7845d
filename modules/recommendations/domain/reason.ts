import type { ProductId } from '#kernel';
import type { EventKind } from './event-kind.ts';

/** Stable codes; the text beside them is for people. */
export const REASON_CODES = [
  'AFTER',
  'SIMILAR',
  'REPEAT',
  'FOR_YOU',
  'PREFERENCE',
  'TOGETHER',
  'STORE_POPULAR',
  'DISTRICT_POPULAR',
  'POPULAR',
  'NEW',
  'EXPLORE',
  'PINNED',
  'IN_STORE',
] as const;
type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** The product of her history that the reason rests on. */
  readonly about?: ProductId;
}

const AFTER_TEXT: Readonly<Partial<Record<EventKind, string>>> = {
  pay: '因为你买过',
  cart: '因为你加购了',
  favourite: '因为你收藏了',
  try_on: '因为你试戴过',
  share: '因为你分享过',
};

const TITLE_CHARS_MAX = 12;

/** Something that a member said she likes, as she would name it. */
export interface Wish {
  readonly kind: 'category' | 'brand' | 'style' | 'size';
  readonly name: string;
}

const WISH_TEXT: Readonly<Record<Wish['kind'], (name: string) => string>> = {
  category: (name) => `你说过喜欢「${name}」`,
  brand: (name) => `你关注的品牌「${name}」`,
  style: (name) => `你看重的「${name}」`,
  size: (name) => `有你的尺码「${name}」`,
};

export const REASONS = {
  after: (title: string, kind: EventKind): Reason => ({
    code: 'AFTER',
    text: `${AFTER_TEXT[kind] ?? '因为你看过'}「${shortened(title)}」`,
  }),
  similar: (title: string): Reason => ({ code: 'SIMILAR', text: `和你喜欢的「${shortened(title)}」相似` }),
  bought: (times: number): Reason => ({ code: 'REPEAT', text: times > 1 ? '常买的' : '你买过的' }),
  seen: { code: 'REPEAT', text: '你最近看过' },
  forYou: { code: 'FOR_YOU', text: '根据你最近的喜好' },
  preference: (wish: Wish): Reason => ({
    code: 'PREFERENCE',
    text: WISH_TEXT[wish.kind](shortened(wish.name)),
  }),
  storePopular: { code: 'STORE_POPULAR', text: '本店近期热卖' },
  popular: { code: 'POPULAR', text: '大家都在看' },
  fresh: { code: 'NEW', text: '新品' },
  tryOut: { code: 'EXPLORE', text: '换个口味看看' },
  pinned: (promoted: boolean): Reason => ({ code: 'PINNED', text: promoted ? '商家推广' : '店长推荐' }),
  inStore: { code: 'IN_STORE', text: '本店有货' },
} as const;

export function shortened(title: string): string {
  const chars = [...title];
  return chars.length <= TITLE_CHARS_MAX ? title : `${chars.slice(0, TITLE_CHARS_MAX - 1).join('')}…`;
}
