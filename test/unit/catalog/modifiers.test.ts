import { fen } from '#kernel';
import { choicesPrice, type ModifierGroup } from '../../../modules/catalog/domain/authoring/modifiers.ts';

const SPICE: ModifierGroup = {
  id: 'spice',
  name: '辣度',
  minChoices: 1,
  maxChoices: 1,
  modifiers: [
    { id: 'mild', name: '微辣', priceDeltaFen: fen(0) },
    { id: 'hot', name: '加辣', priceDeltaFen: fen(100) },
  ],
};
const EXTRA: ModifierGroup = {
  id: 'extra',
  name: '加料',
  minChoices: 0,
  maxChoices: 2,
  modifiers: [
    { id: 'egg', name: '加蛋', priceDeltaFen: fen(200) },
    { id: 'no_rice', name: '不要饭', priceDeltaFen: fen(-150) },
    { id: 'tofu', name: '豆皮', priceDeltaFen: fen(300) },
  ],
};
const GROUPS = [SPICE, EXTRA];
const spice = (...modifierIds: string[]) => ({ groupId: 'spice', modifierIds });
const extra = (...modifierIds: string[]) => ({ groupId: 'extra', modifierIds });

test.each([
  ['only what has to be chosen', [spice('mild')], 1_000],
  ['with what costs more', [spice('hot'), extra('egg', 'tofu')], 1_600],
  ['with what costs less', [spice('mild'), extra('no_rice')], 850],
])('(CAT-08) a dish %s', (_case, choices, total) => {
  expect(choicesPrice(fen(1_000), GROUPS, choices)).toBe(total);
});

test('(CAT-08) a dish never costs less than nothing', () => {
  expect(choicesPrice(fen(100), GROUPS, [spice('mild'), extra('no_rice')])).toBe(0);
});

test.each([
  ['nothing where something has to be', []],
  ['two where one may be', [spice('mild', 'hot')]],
  ['three where two may be', [spice('mild'), extra('egg', 'tofu', 'no_rice')]],
  ['the same twice', [spice('mild'), extra('egg', 'egg')]],
  ['a group twice', [spice('mild'), spice('hot')]],
  ['what the group does not have', [spice('mild'), extra('gold')]],
  ['a group that the dish does not have', [spice('mild'), { groupId: 'size', modifierIds: [] }]],
])('(CAT-08) refuses %s', (_case, choices) => {
  expect(() => choicesPrice(fen(1_000), GROUPS, choices)).toThrow(
    expect.objectContaining({ code: 'catalog.choices_invalid' }),
  );
});
