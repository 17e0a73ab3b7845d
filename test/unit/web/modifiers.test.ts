import {
  addedFen,
  choicesOfChosen,
  missingChoice,
  ruleText,
  tap,
} from '../../../web-demo/storefront/src/model/modifiers.ts';

const modifier = (id: string, priceDeltaFen: number) => ({ id, name: id, priceDeltaFen });
const HEAT = {
  ...{ id: 'heat', name: '辣度', minChoices: 1, maxChoices: 1 },
  modifiers: [modifier('mild', 0), modifier('hot', 0)],
};
const EXTRA = {
  ...{ id: 'extra', name: '加料', minChoices: 0, maxChoices: 2 },
  modifiers: [modifier('egg', 200), modifier('bean', 150), modifier('noodle', -100)],
};

test('(CAT-08) of one choice the new one counts; a full group takes no more until one goes', () => {
  expect(tap(HEAT, tap(HEAT, {}, 'mild'), 'hot')).toEqual({ heat: ['hot'] });
  const full = tap(EXTRA, tap(EXTRA, {}, 'egg'), 'bean');
  expect(tap(EXTRA, full, 'noodle')).toBe(full);
  expect(tap(EXTRA, full, 'egg')).toEqual({ extra: ['bean'] });
});

test('(CAT-08) a dish says what is still to be chosen, and what the choices add', () => {
  expect(missingChoice([HEAT, EXTRA], {})).toBe('请选择辣度');
  const chosen = { heat: ['hot'], extra: ['egg', 'noodle'] };
  expect(missingChoice([HEAT, EXTRA], chosen)).toBeUndefined();
  expect(addedFen([HEAT, EXTRA], chosen)).toBe(100);
  expect(choicesOfChosen({ heat: ['hot'], extra: [] })).toEqual([{ groupId: 'heat', modifierIds: ['hot'] }]);
  expect([HEAT, EXTRA].map(ruleText)).toEqual(['选 1 项', '最多 2 项']);
});
