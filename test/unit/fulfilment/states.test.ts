import {
  RUN_STATES,
  RUN_TRANSITIONS,
  runStatesBefore,
} from '../../../modules/fulfilment/domain/courier-run.ts';
import {
  PARCEL_STATES,
  PARCEL_TRANSITIONS,
  parcelStatesBefore,
  withoutPhones,
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

test('(FUL-05) what was delivered or called off is over', () => {
  expect([RUN_TRANSITIONS.DELIVERED, RUN_TRANSITIONS.CANCELLED]).toEqual([[], []]);
});

test('(ORD-06) a rider’s telephone does not stay in the track', () => {
  expect(withoutPhones('【江汉路】派件中，联系电话13800001234')).toBe(
    '【江汉路】派件中，联系电话138****1234',
  );
});

test('(ORD-06) what a carrier tells in codes, in our words', () => {
  expect([100_001, 200_001, 300_002, 300_003, 400_001].map(trackKind)).toEqual([
    ...['collected', 'moving', 'delivering', 'signed', 'trouble'],
  ]);
});
