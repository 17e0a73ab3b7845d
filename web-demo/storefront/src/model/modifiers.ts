import type { Choice, ModifierGroup } from '../api/contract.ts';

/** Chosen modifiers by group. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** Taps one: off when it was on; a group of one choice takes the new one instead; a full group takes no more. */
export function tap({ id, maxChoices }: ModifierGroup, chosen: Chosen, modifierId: string): Chosen {
  const own = chosen[id] ?? [];
  if (own.includes(modifierId)) return { ...chosen, [id]: own.filter((one) => one !== modifierId) };
  if (maxChoices === 1) return { ...chosen, [id]: [modifierId] };
  return own.length >= maxChoices ? chosen : { ...chosen, [id]: [...own, modifierId] };
}

/** What is still missing, as a sentence; undefined when it can be ordered. */
export function missingChoice(groups: readonly ModifierGroup[], chosen: Chosen): string | undefined {
  const group = groups.find(({ id, minChoices }) => (chosen[id]?.length ?? 0) < minChoices);
  return group === undefined ? undefined : `请选择${group.name}`;
}

/** What the choices add to one piece. */
export function addedFen(groups: readonly ModifierGroup[], chosen: Chosen): number {
  return groups
    .flatMap(({ id, modifiers }) => modifiers.filter((one) => chosen[id]?.includes(one.id) === true))
    .reduce((sum, { priceDeltaFen }) => sum + priceDeltaFen, 0);
}

export function choicesOfChosen(chosen: Chosen): Choice[] {
  return Object.entries(chosen)
    .filter(([, modifierIds]) => modifierIds.length > 0)
    .map(([groupId, modifierIds]) => ({ groupId, modifierIds }));
}

/** `选 1 项` / `最多 3 项` */
export function ruleText({ minChoices, maxChoices }: ModifierGroup): string {
  if (minChoices === maxChoices) return `选 ${minChoices} 项`;
  return minChoices === 0 ? `最多 ${maxChoices} 项` : `选 ${minChoices}–${maxChoices} 项`;
}
