import { type Clock, DAY_MS, type EpochMs, type MerchantId } from '#kernel';
import {
  compareRates,
  type Estimate,
  type RateDifference,
  type SignTest,
  sampleRatio,
  signTest,
  weeklyRate,
} from '#ml/statistics';
import type { Experiment, PrimaryMetric } from '../domain/experiment.ts';
import { type ArmMember, membersByArm } from './arm-members.ts';
import { type ExperimentStore, found } from './experiments.ts';
import { HOLDOUT_ID, standingHoldout } from './holdout.ts';
import type { MeasuringReads } from './measuring-reads.ts';

const WEEK_MS = 7 * DAY_MS;
/** How far back a member's own past is taken for CUPED. */
const HISTORY_MS = 28 * DAY_MS;
const SIGNIFICANT_BELOW_P = 0.05;
/** Lists per arm in which coverage is counted: the same number for each, or the larger arm would seem broader. */
const COVERAGE_LISTS_MAX = 300;

/**
 * `broken_split`: the arms do not have the members that they should have, so nothing may be concluded.
 * `too_early`, `ended_early`: the horizon was fixed beforehand; looking sooner and stopping at will finds
 * differences where there are none.
 */
export type Verdict =
  | 'draft'
  | 'broken_split'
  | 'too_early'
  | 'ended_early'
  | 'unclear'
  | 'first_better'
  | 'second_better';

export interface ArmReport {
  readonly name: string;
  readonly permille: number;
  readonly members: number;
  readonly lists: number;
  /** Of the primary metric, per member-week. */
  readonly rate: Estimate | null;
  /** Guardrails: may not get worse. Shares 0..1; null where there is nothing to divide by. */
  readonly hiddenPerList: number | null;
  readonly refundedPerOrder: number | null;
  readonly degradedShare: number | null;
  /** Different goods in equally many lists of each arm. */
  readonly goodsShown: number;
}

export interface ExperimentReport {
  readonly verdict: Verdict;
  readonly asOf: EpochMs;
  readonly arms: readonly ArmReport[];
  readonly sampleRatio: { readonly p: number; readonly isBroken: boolean };
  /** Seen in more than one arm: left out. */
  readonly crossed: number;
  /** Second arm minus first; null before the horizon. */
  readonly difference: RateDifference | null;
  /** Null unless the experiment interleaves, and before its horizon. */
  readonly interleaving: SignTest | null;
}

export type ReportExperiment = (merchantId: MerchantId, id: string) => Promise<ExperimentReport>;

export function reportExperiment(
  store: ExperimentStore,
  reads: MeasuringReads,
  clock: Clock,
  holdoutPermille: number,
): ReportExperiment {
  return async (merchantId, id) => {
    const asOf = clock.now();
    const experiment =
      id === HOLDOUT_ID ? standingHoldout(holdoutPermille, asOf) : await found(store, merchantId, id);
    const { startsAt: from, endsAt, stoppedAt, state } = experiment;
    if (state === 'draft' || from === 0) return emptyReport(experiment, asOf);
    const until = Math.min(asOf, endsAt, stoppedAt ?? endsAt);
    // Who is held out was so before as well: her past is no yardstick.
    const historyFrom = id === HOLDOUT_ID ? from : from - HISTORY_MS;
    const seen = await reads.members(merchantId, { historyFrom, from, until });
    const { members, crossed } = membersByArm(experiment, seen);
    const split = sampleRatio(
      experiment.arms.map(({ name }) => members.get(name)?.length ?? 0),
      experiment.arms.map(({ permille }) => permille),
    );
    const isWatched = id !== HOLDOUT_ID || seen.some(({ firstAt }) => firstAt < from + DAY_MS);
    const isDue = until >= endsAt && isWatched;
    const canCompare = isDue && !split.isBroken;
    const credits =
      canCompare && experiment.question === 'interleaving'
        ? await reads.teamCredits(merchantId, experiment.id, from, until)
        : undefined;
    const [first, second] = experiment.arms.map(({ name }) =>
      sampleOf(members.get(name) ?? [], experiment.primaryMetric, until),
    );
    const difference =
      canCompare && first !== undefined && second !== undefined ? compareRates(first, second) : undefined;
    const interleaving = credits === undefined ? null : signTest(credits.values());
    const broad = await breadth(experiment, reads, merchantId, from, until);
    return {
      verdict: verdictOf(experiment, split.isBroken, isDue, difference, interleaving),
      asOf,
      arms: experiment.arms.map(({ name, permille }, n) => ({
        ...{ name, permille },
        ...armFigures(members.get(name) ?? [], experiment.primaryMetric, until),
        goodsShown: broad[n] as number,
      })),
      sampleRatio: split,
      crossed,
      difference: difference ?? null,
      interleaving,
    };
  };
}

function emptyReport({ arms }: Experiment, asOf: EpochMs): ExperimentReport {
  const nothing = { members: 0, lists: 0, rate: null, hiddenPerList: null, refundedPerOrder: null };
  return {
    verdict: 'draft',
    asOf,
    arms: arms.map(({ name, permille }) => ({
      ...{ name, permille },
      ...nothing,
      degradedShare: null,
      goodsShown: 0,
    })),
    sampleRatio: { p: 1, isBroken: false },
    crossed: 0,
    difference: null,
    interleaving: null,
  };
}

function verdictOf(
  { state }: Experiment,
  isBroken: boolean,
  isDue: boolean,
  difference: RateDifference | undefined,
  interleaving: SignTest | null,
): Verdict {
  if (isBroken) return 'broken_split';
  if (!isDue) return state === 'stopped' ? 'ended_early' : 'too_early';
  if (interleaving !== null) {
    if (interleaving.p >= SIGNIFICANT_BELOW_P) return 'unclear';
    return interleaving.forA > interleaving.forB ? 'first_better' : 'second_better';
  }
  if (difference === undefined || difference.p >= SIGNIFICANT_BELOW_P) return 'unclear';
  return difference.value < 0 ? 'first_better' : 'second_better';
}

function sampleOf(members: readonly ArmMember[], metric: PrimaryMetric, until: EpochMs) {
  const pick = ({ orders, clicks }: { orders: number; clicks: number }) =>
    metric === 'orders' ? orders : clicks;
  return {
    events: Float64Array.from(members, pick),
    weeks: Float64Array.from(members, ({ firstAt }) => (until - firstAt) / WEEK_MS),
    before: Float64Array.from(members, ({ before }) => pick(before)),
  };
}

function armFigures(members: readonly ArmMember[], metric: PrimaryMetric, until: EpochMs) {
  const sum = (of: (member: ArmMember) => number) => members.reduce((all, member) => all + of(member), 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const lists = sum((member) => member.lists);
  return {
    members: members.length,
    lists,
    rate: weeklyRate(sampleOf(members, metric, until)) ?? null,
    hiddenPerList: share(
      sum(({ hides }) => hides),
      lists,
    ),
    refundedPerOrder: share(
      sum(({ refunds }) => refunds),
      sum(({ orders }) => orders),
    ),
    degradedShare: share(
      sum(({ degraded }) => degraded),
      lists,
    ),
  };
}

/** Different goods per arm, in the newest lists, equally many of each. */
async function breadth(
  { id, arms }: Experiment,
  reads: MeasuringReads,
  merchantId: MerchantId,
  from: EpochMs,
  until: EpochMs,
): Promise<number[]> {
  const lists = await Promise.all(
    arms.map(({ name }) => reads.lists(merchantId, from, until, COVERAGE_LISTS_MAX, `${id}:${name}`)),
  );
  const shared = Math.min(...lists.map(({ length }) => length));
  return lists.map(
    (of) => new Set(of.slice(0, shared).flatMap(({ rows }) => rows.map(({ productId }) => productId))).size,
  );
}
