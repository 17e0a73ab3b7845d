import {
  RUN_STATES,
  RUN_TRANSITIONS,
  runStatesBefore,
} from '../../../modules/fulfilment/domain/courier-run.ts';
import {
  PARCEL_STATES,
  PARCEL_TRANSITIONS,
  parcelStatesBefore,
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
