import { businessDay, businessMinute, type EpochMs } from '#kernel';
import type { EventKind } from './event-kind.ts';
import type { Reason } from './reason.ts';

/** One of her own acts that led to a place in the list. */
export interface Evidence {
  readonly kind: EventKind;
  readonly title: string;
  readonly at: EpochMs;
}

const DID: Readonly<Partial<Record<EventKind, string>>> = {
  view: '浏览过',
  search_click: '从搜索里打开过',
  share: '分享过',
  try_on: '试戴过',
  favourite: '收藏过',
  cart: '加购过',
  pay: '买过',
  review: '评价过',
};

/** What each code means, in plain words; the same for everybody. */
const MEANING: Readonly<Record<Reason['code'], string>> = {
  AFTER: '对它有兴趣的顾客，接着常看或常买的就有这件。',
  SIMILAR: '它和你感兴趣的商品很像。',
  REPEAT: '你自己看过或买过它，到了可能会再需要的时候。',
  FOR_YOU: '由你最近的多次浏览、收藏和购买一起算出，没有哪一次单独起决定作用。',
  PREFERENCE: '你在「我的偏好」里这样选过。你自己说的，排在我们猜的前面。',
  TOGETHER: '顾客常把它和这件一起买。',
  STORE_POPULAR: '最近 7 天，这家店有不少顾客看过或买过它。',
  DISTRICT_POPULAR: '最近 7 天，这一带的门店有不少顾客看过或买过它。',
  POPULAR: '最近 7 天，各家门店有不少顾客看过或买过它。',
  NEW: '它刚上架不久。首页每十件会留一件给新品。',
  EXPLORE: '它还很少被展示，所以放一件给你看看。首页有三个位置，约十次里有一次会这样试。',
  PINNED: '商家把它固定在了这个位置。',
  IN_STORE: '这家店现在有货。',
};

const PAID = '商家为这个位置付了推广费。推广不改变价格。';

/** The sentences behind a reason: what it means, and which of her own acts it rests on. */
export function whySentences({ code }: Reason, promoted: boolean, evidence: readonly Evidence[]): string[] {
  const acts = evidence.map(({ kind, title, at }) => `${moment(at)}，你${DID[kind] ?? '看过'}「${title}」。`);
  return [...acts, MEANING[code], ...(promoted ? [PAID] : [])];
}

/** `11月21日 14:03`, in Wuhan. */
function moment(at: EpochMs): string {
  const [, month, day] = businessDay(at).split('-').map(Number);
  const minute = businessMinute(at);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${month}月${day}日 ${clock}`;
}
