import { AppError, DAY_MS, type EpochMs, HOUR_MS, type StaffId, type StoreId } from '#kernel';

/** When she came and went. */
export interface ClockTimes {
  readonly clockedInAt: EpochMs | null;
  readonly clockedOutAt: EpochMs | null;
}

/** One person's time at one store (排班). Half open: who ends at 14:00 may begin elsewhere at 14:00. */
export interface Shift extends ClockTimes {
  readonly id: string;
  readonly storeId: StoreId;
  readonly staffId: StaffId;
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** 《劳动法》第四十一条: eight hours and at most three of overtime; an hour's rest in between makes twelve. */
const SHIFT_MS_MAX = 12 * HOUR_MS;
/** Who comes early opens the store; who comes half a day early has taken the wrong shift. */
const EARLY_MS_MAX = HOUR_MS;
/** Who forgot may still say so on the same night; later her manager has to look at it. */
const LATE_MS_MAX = 6 * HOUR_MS;

export function requireSpan({ from, until }: Pick<Shift, 'from' | 'until'>): void {
  if (until <= from || until - from > SHIFT_MS_MAX)
    throw new AppError('unprocessable', 'workforce.bad_span', '班次须早于结束时间开始，且不超过 12 小时', {
      longestMs: SHIFT_MS_MAX,
    });
}

/** A month's roster, or a quarter's work, at a time. */
const LOOK_MS_MAX = 100 * DAY_MS;

export function requireLook({ from, until }: Pick<Shift, 'from' | 'until'>): void {
  if (until <= from || until - from > LOOK_MS_MAX)
    throw new AppError('unprocessable', 'workforce.bad_look', '查询时间须先后有序，且不超过 100 天', {
      longestMs: LOOK_MS_MAX,
    });
}

/** Throws unless she may begin work now; that she has not begun before is the store's guard. */
export function requireOpenToClockIn({ from, until }: Shift, at: EpochMs): void {
  if (at < from - EARLY_MS_MAX || at >= until)
    throw new AppError('conflict', 'workforce.not_now', '现在不在这个班次的打卡时间内', { from, until });
}

export function requireOpenToClockOut({ until }: Shift, at: EpochMs): void {
  if (at > until + LATE_MS_MAX)
    throw new AppError('conflict', 'workforce.too_late', '已过下班打卡时间，请店长补登', { until });
}

/** What a manager puts down for her: in the past, in order, and about this shift. */
export function requireClockTimes(
  { from, until }: Shift,
  { clockedInAt, clockedOutAt }: ClockTimes,
  now: EpochMs,
): void {
  const inTime = (at: EpochMs | null) =>
    at === null || (at <= now && at >= from - SHIFT_MS_MAX && at <= until + SHIFT_MS_MAX);
  const inOrder = clockedOutAt === null || (clockedInAt !== null && clockedInAt <= clockedOutAt);
  if (!inOrder || !inTime(clockedInAt) || !inTime(clockedOutAt))
    throw new AppError(
      'unprocessable',
      'workforce.bad_clock',
      '打卡时间须在班次前后、先上班后下班，且不晚于现在',
    );
}

export function shiftNotFound(): AppError {
  return new AppError('not_found', 'workforce.no_such_shift', '没有这个班次');
}

export function shiftBegun(): AppError {
  return new AppError('conflict', 'workforce.shift_begun', '已打卡的班次不能再改，请补登打卡时间');
}

export function notAtWork(): AppError {
  return new AppError('conflict', 'workforce.not_at_work', '还没有上班打卡，或已经下班打卡');
}

export function shiftsOverlap(): AppError {
  return new AppError('conflict', 'workforce.shifts_overlap', '这位员工在这段时间已有班次');
}

export function worksElsewhere(): AppError {
  return new AppError('unprocessable', 'workforce.not_of_this_store', '这位员工不在这家门店工作');
}
