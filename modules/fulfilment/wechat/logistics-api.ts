import { z } from 'zod';
import { SECOND_MS } from '#kernel';
import type { WechatServer } from '#modules/members';
import type { LogisticsAssistant, WaybillRequest } from '../app/logistics.ts';
import type { TrackEvent } from '../app/parcel-store.ts';
import { type TrackKind, withoutPeople } from '../domain/parcel.ts';
import { askWechat } from './ask-wechat.ts';

const ADD = '/cgi-bin/express/business/order/add';
const GET = '/cgi-bin/express/business/order/get';
const CANCEL = '/cgi-bin/express/business/order/cancel';
const PATH = '/cgi-bin/express/business/path/get';
/** 1 = made in the mini-program's own name. */
const ADD_SOURCE = 0;
const GRAMS_PER_PIECE = 500;

const waybill = z.object({ waybill_id: z.string().min(1), print_html: z.string().optional() });
const path = z.object({
  path_item_list: z
    .array(z.object({ action_time: z.int(), action_type: z.int(), action_msg: z.string().max(2_000) }))
    .max(500),
});

/** Action types of the documents: 100001 collected, 200001 moving, 300002 delivering, 300003 signed, others trouble. */
export function trackKind(actionType: number): TrackKind {
  if (actionType === 300_003) return 'signed';
  if (actionType === 300_002) return 'delivering';
  if (actionType === 200_001) return 'moving';
  if (actionType === 100_001) return 'collected';
  return 'trouble';
}

export function trackEvent(atSeconds: number, actionType: number, text: string): TrackEvent {
  return { at: atSeconds * SECOND_MS, kind: trackKind(actionType), text: withoutPeople(text) };
}

/** 物流助手 of the mini-program server API (FUL-04). */
export function logisticsApi(server: WechatServer): LogisticsAssistant {
  const named = (asked: { id: string; openid: string; carrier: string; number: string }) => ({
    ...{ order_id: asked.id, openid: asked.openid, delivery_id: asked.carrier, waybill_id: asked.number },
  });
  return {
    async make(request) {
      // Asked first: an answer that got lost must not become a second parcel.
      const known = await askWechat(server, GET, named({ ...request, number: '' }));
      if (known === undefined) return undefined;
      const before = waybill.safeParse(known.body);
      if (known.errcode === 0 && before.success) return { number: before.data.waybill_id };
      const answer = await askWechat(server, ADD, orderOf(request));
      if (answer === undefined) return undefined;
      if (answer.errcode !== 0) return { refusal: `${answer.errcode}` };
      const made = waybill.safeParse(answer.body);
      return made.success ? { number: made.data.waybill_id } : undefined;
    },
    async cancel(asked) {
      const answer = await askWechat(server, CANCEL, named(asked));
      return answer === undefined ? undefined : answer.errcode === 0 || answer.errcode === UNKNOWN_ORDER;
    },
    async label(asked) {
      const answer = await askWechat(server, GET, named(asked));
      if (answer === undefined) return undefined;
      const made = waybill.safeParse(answer.body);
      const html = made.success ? made.data.print_html : undefined;
      return html === undefined ? null : Buffer.from(html, 'base64').toString('utf8');
    },
    async track(asked) {
      const answer = await askWechat(server, PATH, named(asked));
      if (answer === undefined) return undefined;
      const told = path.safeParse(answer.body);
      if (answer.errcode !== 0 || !told.success) return [];
      return told.data.path_item_list.map(({ action_time, action_type, action_msg }) =>
        trackEvent(action_time, action_type, action_msg),
      );
    },
  };
}

const UNKNOWN_ORDER = 9_300_507;

function orderOf({ id, orderId, openid, carrier, from, to, pieces, description }: WaybillRequest): object {
  return {
    ...{ add_source: ADD_SOURCE, order_id: id, openid, delivery_id: carrier, biz_id: carrier },
    sender: { name: from.name, mobile: from.phone, province: '', city: '', area: '', address: from.address },
    receiver: {
      name: to.name,
      mobile: to.phone,
      province: to.region,
      city: '',
      area: '',
      address: to.detail,
    },
    cargo: {
      ...{ count: 1, weight: (pieces * GRAMS_PER_PIECE) / 1_000, space_x: 20, space_y: 20, space_z: 20 },
      detail_list: [{ name: description, count: pieces }],
    },
    shop: {
      wxa_path: `/pages/order/index?id=${orderId}`,
      img_url: '',
      goods_name: description,
      goods_count: pieces,
    },
    insured: { use_insured: 0, insured_value: 0 },
    service: { service_type: 0, service_name: '标准快递' },
  };
}
