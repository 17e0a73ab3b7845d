import type { MyCoupon } from '../api/coupon-contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal, sentenceOf } from '../api/transport.ts';

/** What led her here: a friend's link, or a code that hangs somewhere. */
export type Lead =
  | { readonly from: 'friend'; readonly token: string }
  | { readonly from: 'code'; readonly scene: string };

export interface Refused {
  readonly title: string;
  readonly hint: string;
  /** Where she goes from here. */
  readonly next: 'mine' | 'centre';
}

export interface ReceiptState {
  busy: boolean;
  coupon: MyCoupon | undefined;
  refused: Refused | undefined;
  /** It may succeed another time. */
  problem: string;
}

export const newReceiptState = (): ReceiptState => ({
  ...{ busy: false, coupon: undefined, refused: undefined, problem: '' },
});

export function leadOf(query: Readonly<Record<string, string | undefined>>): Lead | undefined {
  const { token, scene } = query;
  if (token) return { from: 'friend', token };
  return scene ? { from: 'code', scene } : undefined;
}

const ENDS: Readonly<Record<string, Refused>> = {
  'marketing.pass_over': {
    ...{ title: '来晚了一步', hint: '这张券已被领取，或已退回给送出的人', next: 'centre' },
  },
  'marketing.own_coupon': {
    ...{ title: '这是你自己送出的券', hint: '把链接发给朋友就好；想留着自己用，可以收回', next: 'mine' },
  },
  'marketing.pass_unknown': {
    ...{ title: '链接不完整', hint: '请朋友把链接重新发给你一次', next: 'centre' },
  },
  'marketing.scene_unknown': {
    ...{ title: '这个码没有优惠券', hint: '可能已经换新，请扫门店现在的码', next: 'centre' },
  },
  'marketing.coupon_limit': { title: '你已经领过了', hint: '每人能领的张数有限', next: 'mine' },
  'marketing.coupons_gone': { title: '已被领完', hint: '看看还有哪些券可以领', next: 'centre' },
};

/** Undefined where trying again may help: no network, too many at once, signed out. */
export function refusedBy(error: unknown): Refused | undefined {
  if (!(error instanceof Refusal) || ![400, 404, 409, 422].includes(error.status)) return undefined;
  if (error.status === 400) return ENDS['marketing.pass_unknown'];
  return ENDS[error.code] ?? { title: error.message, hint: '看看还有哪些券可以领', next: 'centre' };
}

/** Takes the coupon once: a try whose answer was lost is repeated under the same key. */
export function createReceipt(
  shop: Pick<Shop, 'takeCoupon' | 'scanCoupon'>,
  state: ReceiptState,
  lead: Lead,
  key: string,
) {
  return async (): Promise<void> => {
    if (state.busy || state.coupon !== undefined) return;
    state.busy = true;
    state.problem = '';
    try {
      state.coupon = await (lead.from === 'friend'
        ? shop.takeCoupon(lead.token, key)
        : shop.scanCoupon(lead.scene, key));
    } catch (error) {
      state.refused = refusedBy(error);
      state.problem = state.refused === undefined ? sentenceOf(error) : '';
    } finally {
      state.busy = false;
    }
  };
}
