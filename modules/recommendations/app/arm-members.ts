import type { EpochMs, MemberId } from '#kernel';
import type { Arm } from '../domain/experiment.ts';
import { HOLDOUT_ID } from './holdout.ts';
import type { SeenMember } from './measuring-reads.ts';

/** What one member did since her arm first showed her something. */
export interface ArmMember {
  readonly memberId: MemberId;
  readonly firstAt: EpochMs;
  readonly lists: number;
  /** Lists that another maker had to fill in. */
  readonly degraded: number;
  readonly orders: number;
  readonly clicks: number;
  readonly hides: number;
  readonly refunds: number;
  readonly before: { readonly orders: number; readonly clicks: number };
}

/** The arm that a kept policy names for this experiment; a retreat still counts for the arm that was meant. */
function armNamed(experimentId: string, policy: string): string | undefined {
  const [meant = ''] = policy.split('!');
  if (experimentId === HOLDOUT_ID) return meant === HOLDOUT_ID ? 'holdout' : 'personal';
  const prefix = `${experimentId}:`;
  return meant
    .split('+')
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
}

/**
 * Members by arm. Everybody whom an arm was meant to serve stays in it, also when the feed had to retreat: to
 * leave out those for whom it failed would compare the lucky ones.
 */
export function membersByArm(
  { id, arms }: { readonly id: string; readonly arms: readonly Arm[] },
  seen: readonly SeenMember[],
): { readonly members: ReadonlyMap<string, readonly ArmMember[]>; readonly crossed: number } {
  const armOf = new Map<MemberId, { arm: string; member: ArmMember } | undefined>();
  for (const { policy, ...found } of seen) {
    const arm = armNamed(id, policy);
    if (arm === undefined || !arms.some(({ name }) => name === arm)) continue;
    const degraded = policy.includes('!') ? found.lists : 0;
    const known = armOf.get(found.memberId);
    if (!armOf.has(found.memberId)) armOf.set(found.memberId, { arm, member: { ...found, degraded } });
    else if (known?.arm === arm)
      armOf.set(found.memberId, { arm, member: together(known.member, { ...found, degraded }) });
    else armOf.set(found.memberId, undefined);
  }
  const members = new Map<string, ArmMember[]>(arms.map(({ name }) => [name, []]));
  let crossed = 0;
  for (const placed of armOf.values())
    if (placed === undefined) crossed += 1;
    else members.get(placed.arm)?.push(placed.member);
  return { members, crossed };
}

/** The same member under two names of one arm: what happened since the earlier one holds what happened since the later. */
function together(a: ArmMember, b: ArmMember): ArmMember {
  const earlier = a.firstAt <= b.firstAt ? a : b;
  return { ...earlier, lists: a.lists + b.lists, degraded: a.degraded + b.degraded };
}
