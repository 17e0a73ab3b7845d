import { z } from 'zod';
import { fen } from '#kernel';
import type { WechatServer } from '#modules/members';
import type { Courier, CourierRequest } from '../app/courier.ts';
import { askWechat } from './ask-wechat.ts';

const QUOTE = '/cgi-bin/express/intracity/preaddorder';
const ADD = '/cgi-bin/express/intracity/addorder';
const QUERY = '/cgi-bin/express/intracity/queryorder';
const CANCEL = '/cgi-bin/express/intracity/cancelorder';
const GRAMS_PER_PIECE = 500;
/** No such order. */
const UNKNOWN_ORDER = 934_016;

const quoted = z.object({ est_fee: z.int().min(0) });
const added = z.object({ wx_order_id: z.string().min(1), fee: z.int().min(0).optional() });
const status = z.object({ order_status: z.int() });

/** 同城配送 of the mini-program server API (FUL-05); fees in fen. */
export function courierApi(server: WechatServer): Courier {
  return {
    async quote(request) {
      if (request.to.point === null) return { refusal: 'no_point' };
      const answer = await askWechat(server, QUOTE, orderOf(request));
      if (answer === undefined) return undefined;
      const told = quoted.safeParse(answer.body);
      if (answer.errcode !== 0) return { refusal: `${answer.errcode}` };
      return told.success ? { feeFen: fen(told.data.est_fee) } : undefined;
    },
    async create(request) {
      const answer = await askWechat(server, ADD, orderOf(request));
      if (answer === undefined) return undefined;
      const told = added.safeParse(answer.body);
      if (answer.errcode !== 0) return { refusal: `${answer.errcode}` };
      return told.success ? { ref: told.data.wx_order_id, feeFen: fen(told.data.fee ?? 0) } : undefined;
    },
    async status(id) {
      const answer = await askWechat(server, QUERY, { store_order_id: id });
      if (answer === undefined) return undefined;
      if (answer.errcode === UNKNOWN_ORDER) return 'gave_up';
      const told = status.safeParse(answer.body);
      return told.success ? stateOf(told.data.order_status) : undefined;
    },
    async cancel(id) {
      const answer = await askWechat(server, CANCEL, { store_order_id: id, cancel_reason_id: 1 });
      return answer === undefined ? undefined : answer.errcode === 0 || answer.errcode === UNKNOWN_ORDER;
    },
  };
}

/** 10000 placed, 20000/20001 cancelled, 30000 taken, 40000 at the store, 50000 on the way, 60000 rider left, 70000 done, 90000 trouble. */
function stateOf(code: number): 'searching' | 'carried' | 'delivered' | 'gave_up' {
  if (code === 70_000) return 'delivered';
  if (code === 50_000) return 'carried';
  return [20_000, 20_001, 60_000, 90_000].includes(code) ? 'gave_up' : 'searching';
}

function orderOf({
  id,
  orderId,
  storeId,
  openid,
  to,
  goodsFen,
  pieces,
  description,
}: CourierRequest): object {
  return {
    ...{ out_store_id: storeId, store_order_id: id, user_openid: openid },
    ...{ user_name: to.name, user_phone: to.phone, user_address: `${to.region}${to.detail}` },
    ...{ user_lng: `${to.point?.longitude ?? ''}`, user_lat: `${to.point?.latitude ?? ''}` },
    order_detail_path: `/pages/order/index?id=${orderId}`,
    cargo: {
      ...{ cargo_name: description, cargo_num: pieces, cargo_price: goodsFen, cargo_type: 13 },
      cargo_weight: pieces * GRAMS_PER_PIECE,
    },
  };
}
