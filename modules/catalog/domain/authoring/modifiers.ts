import { AppError, type Fen, fen } from '#kernel';

export const MODIFIERS_PER_GROUP_MAX = 50;

/** One thing that can be added or chosen (加料), e.g. 加蛋 +2.00, 少辣 +0.00. */
export interface Modifier {
  readonly id: string;
  readonly name: string;
  /** May be negative: 不要米饭 −1.00. */
  readonly priceDeltaFen: Fen;
}

/** What belongs together, e.g. 辣度: choose exactly one; 加料: up to five. */
export interface ModifierGroup {
  readonly id: string;
  readonly name: string;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly modifiers: readonly Modifier[];
}

export interface Choice {
  readonly groupId: string;
  readonly modifierIds: readonly string[];
}

/**
 * What these choices add to the price of one piece (CAT-08). Refuses too few, too many, the same twice, and what the
 * product does not offer. A piece never costs less than nothing.
 */
export function choicesPrice(
  basePriceFen: Fen,
  groups: readonly ModifierGroup[],
  choices: readonly Choice[],
): Fen {
  const wrong = (groupId: string, rule: string) =>
    new AppError('unprocessable', 'catalog.choices_invalid', `选择不正确：${rule}`, { groupId });
  const byGroup = new Map(choices.map((choice) => [choice.groupId, choice.modifierIds]));
  if (byGroup.size < choices.length) throw wrong(choices[0]?.groupId ?? '', '同一组出现了两次');
  for (const groupId of byGroup.keys())
    if (!groups.some(({ id }) => id === groupId)) throw wrong(groupId, '该商品没有这一组');
  let total: number = basePriceFen;
  for (const { id, minChoices, maxChoices, modifiers } of groups) {
    const chosen = byGroup.get(id) ?? [];
    if (new Set(chosen).size < chosen.length) throw wrong(id, '同一项选了两次');
    if (chosen.length < minChoices) throw wrong(id, `至少选 ${minChoices} 项`);
    if (chosen.length > maxChoices) throw wrong(id, `最多选 ${maxChoices} 项`);
    for (const modifierId of chosen) {
      const modifier = modifiers.find((each) => each.id === modifierId);
      if (modifier === undefined) throw wrong(id, '没有这一项');
      total += modifier.priceDeltaFen;
    }
  }
  return fen(Math.max(0, total));
}
