import type { EventKind } from './event-kind.ts';

/** Stable codes; the text beside them is for people. */
type ReasonCode =
  | 'AFTER'
  | 'SIMILAR'
  | 'REPEAT'
  | 'FOR_YOU'
  | 'STORE_POPULAR'
  | 'POPULAR'
  | 'NEW'
  | 'IN_STORE';

export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

const AFTER_TEXT: Readonly<Partial<Record<EventKind, string>>> = {
  pay: '因为你买过',
  cart: '因为你加购了',
  favourite: '因为你收藏了',
  try_on: '因为你试戴过',
  share: '因为你分享过',
};

const TITLE_CHARS_MAX = 12;

export const REASONS = {
  after: (title: string, kind: EventKind): Reason => ({
    code: 'AFTER',
    text: `${AFTER_TEXT[kind] ?? '因为你看过'}「${shortened(title)}」`,
  }),
  similar: (title: string): Reason => ({ code: 'SIMILAR', text: `和你喜欢的「${shortened(title)}」相似` }),
  bought: (times: number): Reason => ({ code: 'REPEAT', text: times > 1 ? '常买的' : '你买过的' }),
  seen: { code: 'REPEAT', text: '你最近看过' },
  forYou: { code: 'FOR_YOU', text: '根据你最近的喜好' },
  storePopular: { code: 'STORE_POPULAR', text: '本店近期热卖' },
  popular: { code: 'POPULAR', text: '大家都在看' },
  fresh: { code: 'NEW', text: '新品' },
  inStore: { code: 'IN_STORE', text: '本店有货' },
} as const;

function shortened(title: string): string {
  const chars = [...title];
  return chars.length <= TITLE_CHARS_MAX ? title : `${chars.slice(0, TITLE_CHARS_MAX - 1).join('')}…`;
}
