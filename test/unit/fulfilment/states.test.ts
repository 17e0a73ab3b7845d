import {
  RUN_STATES,
  RUN_TRANSITIONS,
  runStatesBefore,
} from '../../../modules/fulfilment/domain/courier-run.ts';
import {
  CARRIERS,
  PARCEL_STATES,
  PARCEL_TRANSITIONS,
  parcelStatesBefore,
  TRACK_KINDS,
  withoutPeople,
} from '../../../modules/fulfilment/domain/parcel.ts';
import { trackKind } from '../../../modules/fulfilment/wechat/logistics-api.ts';

test.each(PARCEL_STATES)('(FUL-04) a parcel reaches %s from nowhere else', (to) => {
  for (const from of PARCEL_STATES)
    expect(parcelStatesBefore(to).includes(from)).toBe(
      (PARCEL_TRANSITIONS[from] as readonly string[]).includes(to),
    );
});

test.each(RUN_STATES)('(FUL-05) a way reaches %s from nowhere else', (to) => {
  for (const from of RUN_STATES)
    expect(runStatesBefore(to).includes(from)).toBe(
      (RUN_TRANSITIONS[from] as readonly string[]).includes(to),
    );
});

test('(FUL-04, FUL-05) the lives of a parcel and of a way, step by step', () => {
  expect(PARCEL_TRANSITIONS).toEqual({
    ASKED: ['MADE', 'REFUSED', 'CANCELLED'],
    REFUSED: ['ASKED'],
    MADE: ['ON_THE_WAY', 'CANCELLED'],
    CANCELLED: ['ASKED'],
    ON_THE_WAY: ['SIGNED', 'RECEIVED'],
    ...{ SIGNED: ['RECEIVED'], RECEIVED: [] },
  });
  expect(RUN_TRANSITIONS).toEqual({
    ASKED: ['SEARCHING', 'WAITING', 'CANCELLED'],
    SEARCHING: ['CARRIED', 'DELIVERED', 'WAITING', 'CANCELLED'],
    CARRIED: ['DELIVERED', 'WAITING'],
    WAITING: ['TAKEN', 'CARRIED', 'DELIVERED', 'CANCELLED'],
    TAKEN: ['CARRIED', 'DELIVERED', 'WAITING'],
    ...{ DELIVERED: [], CANCELLED: ['CARRIED', 'DELIVERED'] },
  });
  expect(TRACK_KINDS).toEqual(['collected', 'moving', 'delivering', 'signed', 'trouble']);
  expect(CARRIERS).toEqual({
    ...{ SF: '顺丰速运', JDL: '京东物流', YTO: '圆通速递', ZTO: '中通快递', STO: '申通快递' },
    ...{ YUNDA: '韵达速递', EMS: '邮政EMS', DB: '德邦快递' },
  });
});

test('(FUL-05) what was delivered is over; what was called off only goes on with a courier that has the goods', () => {
  expect(RUN_TRANSITIONS.DELIVERED).toEqual([]);
  expect(RUN_TRANSITIONS.CANCELLED).toEqual(['CARRIED', 'DELIVERED']);
});

test.each([
  ['【江汉路】派件中，联系电话13800001234', '【江汉路】派件中，联系电话138****1234'],
  ['请致电138-0000-1234或138 0000 1234', '请致电138****1234或138****1234'],
  ['网点 027-12345678、(0755)1234 5678', '网点 027****5678、0755****5678'],
  ['网点电话：87654321', '网点电话：****4321'],
  ['签收人：张三，感谢使用', '签收人：张*，感谢使用'],
  ['已由收件人【李小明】签收', '已由收件人【李*】签收'],
  ['签收人张三。', '签收人张*。'],
  ['+86-13800001234，8613800001234', '138****1234，138****1234'],
  ['138－0000－1234、138·0000·1234、138.0000.1234', '138****1234、138****1234、138****1234'],
  ['座机87654321，热线: 400-1234', '座机****4321，热线: ****1234'],
  ['（0271）1234-5678', '0271****5678'],
  ['代收人是 李四', '代收人是 李*'],
  ['收货人[ZHANG SAN]', '收货人[*]'],
  ['签收者为张三丰处', '签收者为张*处'],
  ['收件人李小明已签收', '收件人李*已签收'],
])('(ORD-06) telephones and names do not stay in the track: %s', (told, kept) => {
  expect(withoutPeople(told)).toBe(kept);
});

test.each(['快件派送中，请收件人保持电话畅通', '2026-11-22 09:30 单号SF0271234567890'])(
  '(ORD-06) what names nobody is kept as it is: %s',
  (text) => {
    expect(withoutPeople(text)).toBe(text);
  },
);

test('(ORD-06) what a carrier tells in codes, in our words', () => {
  expect([100_001, 200_001, 300_002, 300_003, 400_001].map(trackKind)).toEqual([
    ...['collected', 'moving', 'delivering', 'signed', 'trouble'],
  ]);
});
