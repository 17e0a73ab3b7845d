import { type Route, route, staff } from '#http';
import type { StoreId } from '#kernel';
import type { Redemptions } from '../app/redeem.ts';
import { redeemBody, redeemedAnswer, scanBody, scannedAnswer } from './coupon-contract.ts';
import { couponView } from './coupon-view.ts';

const SCANS_PER_MINUTE_MAX = 120;
const PROBLEMS = {
  404: 'No such coupon',
  409: 'Used, run out, not yet, another store, below the threshold, or an old code',
  422: 'Not a coupon code',
};

/** 到店核销: the code on her phone or the twelve digits, at the store of the till. */
export function tillRoutes(redemptions: Redemptions): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/coupon-scans',
      summary: 'What a code is, and why it cannot be taken here and now; changes nothing',
      access: staff('owner', 'manager', 'cashier', 'clerk'),
      body: scanBody,
      limit: { perMinute: SCANS_PER_MINUTE_MAX },
      answers: { 200: scannedAnswer },
      problems: PROBLEMS,
      handle: async ({ merchantId, body: { storeId, code, goodsFen } }) => {
        const scan = { merchantId, storeId: storeId as StoreId, code, goodsFen };
        const { refusal, ...found } = await redemptions.look(scan);
        const why = refusal === null ? null : { code: refusal.code, text: refusal.message };
        return { json: { ...couponView(found), refusal: why } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/coupon-redemptions',
      summary: 'Take a coupon at the till; of two tills with the same one a single one succeeds',
      access: staff('owner', 'manager', 'cashier', 'clerk'),
      idempotent: true,
      body: redeemBody,
      limit: { perMinute: SCANS_PER_MINUTE_MAX },
      answers: { 200: redeemedAnswer },
      problems: PROBLEMS,
      handle: async ({ merchantId, principal, body, requestKey, http }) => {
        const { storeId, code, goodsFen, device } = body;
        const found = await redemptions.redeem({
          ...{ merchantId, storeId: storeId as StoreId, code, goodsFen, device, request: requestKey },
          ...{ staffId: principal.staffId, ip: http.request.ip ?? null },
        });
        return { json: { ...couponView(found), storeId: found.coupon.storeId } };
      },
    }),
  ];
}
