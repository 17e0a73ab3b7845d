import { fen } from '#kernel';
import type { WechatServer } from '#modules/members';
import { courierApi } from '../../../modules/fulfilment/wechat/courier-api.ts';
import { logisticsApi } from '../../../modules/fulfilment/wechat/logistics-api.ts';
import { shippingBoardApi } from '../../../modules/fulfilment/wechat/shipping-board-api.ts';
import { ShippingRecords } from '../../../src/sandbox/mini-program/shipping-records.ts';

/** Answers each path as told, and remembers what was asked. */
function platform(answers: Readonly<Record<string, object>> = {}) {
  const asked: { path: string; body: object }[] = [];
  const server: WechatServer = {
    async ask(path, body, read) {
      asked.push({ path, body });
      const name = Object.keys(answers).find((end) => path.endsWith(end)) ?? '';
      return read(new Response(JSON.stringify(answers[name] ?? {})));
    },
  };
  return { server, last: () => JSON.stringify(asked.at(-1)?.body) };
}

const to = { name: '陈', phone: '1', region: '湖北', detail: '路', point: { latitude: 30, longitude: 114 } };
const LINK = '/pages/order/index?id=ord_7';

test('(FUL-04, FUL-05) the link in WeChat opens her order, not the parcel or the run', async () => {
  const goods = { openid: 'o', to, pieces: 1, description: '鸭脖' };
  const courier = platform();
  await courierApi(courier.server).quote({
    ...{ ...goods, id: 'run_1', orderId: 'ord_7', storeId: 'str_1', goodsFen: fen(1) },
  });
  expect(courier.last()).toContain(`"${LINK}"`);
  const carrier = platform({ 'order/get': { errcode: 9_300_507 } });
  await logisticsApi(carrier.server).make({
    ...{ ...goods, id: 'ord_7.str_1', orderId: 'ord_7', carrier: 'SF' },
    from: { name: '店', phone: '2', address: '街' },
  });
  expect(carrier.last()).toContain(`"${LINK}"`);
});

test.each([
  [0, true],
  [934_016, true],
  [934_018, false],
  [-1, undefined],
])('(FUL-05) a courier that answers %i to calling off means %s', async (errcode, expected) => {
  expect(await courierApi(platform({ cancelorder: { errcode } }).server).cancel('run_1')).toBe(expected);
});

test.each([
  ['顺丰速运', 'SF'],
  ['京东快递', 'JD'],
  ['京东物流', 'JD'],
  ['韵达快递', 'YD'],
  ['邮政 EMS', 'EMS'],
  ['顺丰', 'SF'],
  ['DB', 'DBL'],
  ['邻居的车', 'OTHERS'],
])('(FUL-04) %s is %s to WeChat', async (carrier, code) => {
  const board = platform();
  const item = { carrier, trackingNumber: 'N1', description: '鸭脖', contactMasked: '138****1234' };
  await shippingBoardApi(board.server).upload({
    ...{ transactionId: 't', openid: 'o', kind: 'express', items: [item], at: 0 },
  });
  expect(board.last()).toContain(`"express_company":"${code}"`);
});

test.each([
  [10, 0],
  [11, 10_060_012],
])('(FUL-04) told of %i parcels of one payment, the sandbox answers as WeChat does: %i', (count, errcode) => {
  const shipping_list = Array.from({ length: count }, (_each, n) => ({ tracking_no: `SF000000${n}` }));
  const body = {
    order_key: { order_number_type: 2, transaction_id: 't' },
    ...{ logistics_type: 1, delivery_mode: 2, is_all_delivered: true, shipping_list },
  };
  const path = '/wxa/sec/order/upload_shipping_info';
  const answer = new ShippingRecords(() => true).handle(path, JSON.stringify(body));
  expect(JSON.parse(answer?.body ?? '')).toMatchObject({ errcode });
});
