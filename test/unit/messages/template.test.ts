import { fen } from '#kernel';
import { fitted, suitsField } from '../../../modules/messages/domain/fields.ts';
import { factsOf, ORDER_KINDS } from '../../../modules/messages/domain/kinds.ts';
import { isQuiet } from '../../../modules/messages/domain/quiet.ts';
import { dataOf, problemOf } from '../../../modules/messages/domain/template.ts';

test.each([
  ['thing1', '二十个字'.repeat(5), true],
  ['thing1', `${'二十个字'.repeat(5)}零`, false],
  ['thing1', '两\n行', false],
  ['thing1', '', false],
  ['phrase2', '已经付款了', true],
  ['phrase2', '已经付款了吗', false],
  ['phrase2', '已paid', false],
  ['character_string3', 'A'.repeat(32), true],
  ['character_string3', 'A'.repeat(33), false],
  ['character_string3', '取货码1', false],
  ['amount4', '¥129.00', true],
  ['amount4', '129元', true],
  ['amount4', '¥12345678901', false],
  ['amount4', '免费', false],
  ['time5', '15:01', true],
  ['time5', '2026年11月22日 15:01', true],
  ['time5', '2026年11月22日', false],
  ['date6', '2026年11月22日', true],
  ['date6', '2026-11-22', true],
  ['date6', '明天', false],
  ['number7', '12.5', true],
  ['number7', '12件', false],
  ['name8', '李雷', true],
  ['name8', '李'.repeat(11), false],
  ['phone_number9', '+86-0766-66888866', true],
  ['phone_number9', '1'.repeat(18), false],
  ['letter10', 'abc', true],
  ['letter10', 'ab1', false],
  ['symbol11', '★', true],
  ['symbol11', '★★★★★★', false],
  ['car_number12', '粤A8Z888挂', true],
  ['car_number12', '8Z888', false],
  ['thing', 'no number', false],
  ['secret1', 'no such type', false],
])('%s takes %j: %s (SVC-03)', (name, value, takes) => {
  expect(suitsField(name, value)).toBe(takes);
});

test('only a thing is cut to its length, with a mark (SVC-03)', () => {
  const long = '一二三四五六七八九十一二三四五六七八九十多';
  expect(fitted('thing1', long)).toBe('一二三四五六七八九十一二三四五六七八九…');
  expect(fitted('character_string1', 'A'.repeat(40))).toHaveLength(40);
});

test('a template that cannot take its facts is found when it is saved (SVC-03)', () => {
  expect(
    problemOf('pickup_ready', [
      { name: 'thing1', from: 'goods' },
      { name: 'amount2', from: 'amount' },
    ]),
  ).toBeUndefined();
  expect(problemOf('pickup_ready', [{ name: 'phrase1', from: 'goods' }])).toBe('value');
  expect(problemOf('pickup_ready', [{ name: 'phrase1', text: '太长的固定文字' }])).toBe('value');
  expect(problemOf('pickup_ready', [{ name: 'thing', from: 'goods' }])).toBe('name');
  expect(
    problemOf('pickup_ready', [
      { name: 'thing1', from: 'goods' },
      { name: 'thing1', from: 'store' },
    ]),
  ).toBe('twice');
});

test.each(ORDER_KINDS)('every fact of %s suits the fields that are made for it (SVC-04)', (kind) => {
  const facts = factsOf(kind, {
    ...{ orderNumber: '261122048213907755', goods: '圆框眼镜等2件', store: '江汉路店' },
    ...{ amountFen: fen(12_905), at: Date.UTC(2026, 10, 22, 6, 5) },
  });
  expect(facts).toMatchObject({ amount: '¥129.05', at: '2026年11月22日 14:05' });
  const fields = [
    ...[
      { name: 'character_string1', from: 'orderNumber' as const },
      { name: 'thing2', from: 'goods' as const },
    ],
    ...[
      { name: 'thing3', from: 'store' as const },
      { name: 'amount4', from: 'amount' as const },
    ],
    ...[
      { name: 'phrase5', from: 'status' as const },
      { name: 'time6', from: 'at' as const },
    ],
  ];
  expect(Object.keys(dataOf(fields, facts) ?? {})).toHaveLength(6);
});

test.each([
  ['21:59', 21 * 60 + 59, false],
  ['22:00', 22 * 60, true],
  ['7:59', 7 * 60 + 59, true],
  ['8:00', 8 * 60, false],
])('at %s in Shanghai phones ring or rest (SVC-03)', (_clock, minute, quiet) => {
  expect(isQuiet(Date.UTC(2026, 10, 21, 16) + minute * 60_000)).toBe(quiet);
});
