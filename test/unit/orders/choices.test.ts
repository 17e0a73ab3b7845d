import { fen } from '#kernel';
import { choicesOf, choiceText, chosenOf, inOneOrder } from '../../../modules/orders/domain/choices.ts';

const GROUPS = [
  { id: 'heat', modifiers: [{ id: 'hot', name: '特辣', priceDeltaFen: fen(0) }] },
  {
    id: 'extra',
    modifiers: [
      { id: 'egg', name: '卤蛋', priceDeltaFen: fen(200) },
      { id: 'bean', name: '豆皮', priceDeltaFen: fen(150) },
    ],
  },
];
const TAPPED = [
  { groupId: 'extra', modifierIds: ['egg', 'bean'] },
  { groupId: 'heat', modifierIds: ['hot'] },
  { groupId: 'drink', modifierIds: [] },
];

test('(CAT-08) the order in which things were tapped makes no other dish', () => {
  const other = [TAPPED[1], { groupId: 'extra', modifierIds: ['bean', 'egg'] }] as typeof TAPPED;
  expect(inOneOrder(TAPPED)).toEqual(inOneOrder(other));
});

test('(CAT-08) a line keeps its choices in the order of the menu, and can be ordered again', () => {
  const chosen = chosenOf(GROUPS, TAPPED);
  expect(choiceText(chosen)).toBe('特辣 · 卤蛋 · 豆皮');
  expect(choicesOf(chosen)).toEqual(inOneOrder(TAPPED));
});
