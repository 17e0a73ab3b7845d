import type { Fen } from '#kernel';
import type { LineChoice } from './order.ts';

/** What was chosen of one group (加料). */
export interface Choice {
  readonly groupId: string;
  readonly modifierIds: readonly string[];
}

/** As the catalogue offers it. */
interface Group {
  readonly id: string;
  readonly modifiers: readonly { readonly id: string; readonly name: string; readonly priceDeltaFen: Fen }[];
}

/** One way to write the same choices, whatever order they were tapped in: lines with equal ones are one line. */
export function inOneOrder(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ modifierIds }) => modifierIds.length > 0)
    .map(({ groupId, modifierIds }) => ({ groupId, modifierIds: modifierIds.toSorted() }))
    .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

/** What a line keeps of its choices, in the order of the menu; what the menu does not know any more is left out. */
export function chosenOf(groups: readonly Group[], choices: readonly Choice[]): LineChoice[] {
  const chosen = new Map(choices.map(({ groupId, modifierIds }) => [groupId, new Set(modifierIds)]));
  return groups.flatMap(({ id: groupId, modifiers }) =>
    modifiers
      .filter(({ id }) => chosen.get(groupId)?.has(id) === true)
      .map(({ id: modifierId, name, priceDeltaFen }) => ({ groupId, modifierId, name, priceDeltaFen })),
  );
}

/** The way back: what to send to choose the same again. */
export function choicesOf(chosen: readonly LineChoice[]): Choice[] {
  const groups = Map.groupBy(chosen, ({ groupId }) => groupId);
  return inOneOrder(
    [...groups].map(([groupId, own]) => ({ groupId, modifierIds: own.map(({ modifierId }) => modifierId) })),
  );
}

/** `加蛋 · 少辣` */
export function choiceText(chosen: readonly LineChoice[]): string {
  return chosen.map(({ name }) => name).join(' · ');
}
