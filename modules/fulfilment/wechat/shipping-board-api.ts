import { SECOND_MS } from '#kernel';
import type { WechatServer } from '#modules/members';
import type { ShippingBoard, ShippingReport } from '../app/logistics.ts';
import { askWechat } from './ask-wechat.ts';
import { expressCode } from './express-codes.ts';

const UPLOAD = '/wxa/sec/order/upload_shipping_info';
const REMIND = '/wxa/sec/order/notify_confirm_receive';
const KINDS = { express: 1, same_city: 2, virtual: 3, pickup: 4 } as const;
const [UNIFIED, SPLIT] = [1, 2];
/** The payment is named by WeChat's own number. */
const BY_TRANSACTION = 2;
const SHANGHAI_MS = 8 * 3_600_000;
/** It says the same as before: an answer was lost, and this is the second time we tell. */
const UNCHANGED = 10_060_023;

/** 发货信息管理 (FUL-04): funds are frozen until it is told, and it may be corrected once. */
export function shippingBoardApi(server: WechatServer): ShippingBoard {
  return {
    async upload(report) {
      const answer = await askWechat(server, UPLOAD, bodyOf(report));
      if (answer === undefined) return undefined;
      return { refusal: answer.errcode === 0 || answer.errcode === UNCHANGED ? null : `${answer.errcode}` };
    },
    async remindToConfirm(transactionId, receivedAt) {
      const answer = await askWechat(server, REMIND, {
        ...{ transaction_id: transactionId, received_time: Math.floor(receivedAt / SECOND_MS) },
      });
      return answer === undefined ? undefined : answer.errcode === 0;
    },
  };
}

function bodyOf({ transactionId, openid, kind, items, at }: ShippingReport): object {
  const express = kind === 'express';
  return {
    order_key: { order_number_type: BY_TRANSACTION, transaction_id: transactionId },
    ...{ logistics_type: KINDS[kind], delivery_mode: items.length > 1 ? SPLIT : UNIFIED },
    ...(items.length > 1 ? { is_all_delivered: true } : {}),
    shipping_list: items.map(({ carrier, trackingNumber, description, contactMasked }) => ({
      item_desc: description.slice(0, 120),
      ...(express
        ? {
            ...{ tracking_no: trackingNumber, express_company: expressCode(carrier) },
            contact: { receiver_contact: contactMasked },
          }
        : {}),
    })),
    upload_time: new Date(at + SHANGHAI_MS).toISOString().replace('Z', '+08:00'),
    payer: { openid },
  };
}
