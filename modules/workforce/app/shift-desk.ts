import type { Clock, EpochMs, Ids, MerchantId, StaffId, StoreId, Tx, UnitOfWork } from '#kernel';
import type { Audit, StaffDirectory } from '#modules/access';
import {
  type ClockTimes,
  notAtWork,
  requireClockTimes,
  requireOpenToClockIn,
  requireOpenToClockOut,
  requireSpan,
  type Shift,
  shiftBegun,
  shiftNotFound,
  shiftsOverlap,
  worksElsewhere,
} from '../domain/shift.ts';
import type { ShiftStore, Span } from './ports.ts';

/** Who acts, and from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

/** Throws when the person may not act for this store. */
export type MayActFor = (storeId: StoreId) => void;

/** The roster of the stores (STO-07): managers plan it, each person clocks in and out of her own shifts. */
export interface ShiftDesk {
  plan(who: Who, shift: Span & Pick<Shift, 'storeId' | 'staffId'>): Promise<Shift>;
  move(who: Who, id: string, to: Span, mayActFor: MayActFor): Promise<Shift>;
  remove(who: Who, id: string, mayActFor: MayActFor): Promise<void>;
  clockIn(who: Who, id: string): Promise<Shift>;
  clockOut(who: Who, id: string): Promise<Shift>;
  /** What was forgotten, put down by the manager. */
  correct(who: Who, id: string, clock: ClockTimes, mayActFor: MayActFor): Promise<Shift>;
}

export interface ShiftDeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly shifts: ShiftStore;
  readonly people: StaffDirectory;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function shiftDesk({ unitOfWork, shifts, people, audit, clock, ids }: ShiftDeskParts): ShiftDesk {
  async function shiftOf(tx: Tx, merchantId: MerchantId, id: string): Promise<Shift> {
    const shift = await shifts.find(tx, merchantId, id);
    if (shift === undefined) throw shiftNotFound();
    return shift;
  }

  const note = (tx: Tx, { merchantId, staffId, ip }: Who, action: string, shift: Shift, was: Shift | null) =>
    audit.record(tx, {
      ...{ merchantId, actor: staffId, action: `workforce.${action}`, subject: `shift:${shift.id}`, ip },
      ...{ before: was, after: shift, at: clock.now() },
    });

  async function change(
    who: Who,
    id: string,
    action: string,
    mayChange: (shift: Shift) => void,
    work: (tx: Tx, shift: Shift, at: EpochMs) => Promise<void>,
  ): Promise<Shift> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const was = await shiftOf(tx, who.merchantId, id);
      mayChange(was);
      await work(tx, was, at);
      const shift = await shiftOf(tx, who.merchantId, id);
      await note(tx, who, action, shift, was);
      return shift;
    });
  }

  /** Another one's shift is not there for her. */
  const hersAlone = (who: Who) => (shift: Shift) => {
    if (shift.staffId !== who.staffId) throw shiftNotFound();
  };

  return {
    async plan(who, planned) {
      requireSpan(planned);
      if (!(await people.worksAt(who.merchantId, planned.staffId, planned.storeId))) throw worksElsewhere();
      const shift = { ...planned, id: ids.next(), clockedInAt: null, clockedOutAt: null };
      return unitOfWork.run(async (tx) => {
        await shifts.holdPerson(tx, who.merchantId, shift.staffId);
        if (!(await shifts.add(tx, who.merchantId, shift))) throw shiftsOverlap();
        await note(tx, who, 'plan_shift', shift, null);
        return shift;
      });
    },
    move(who, id, to, mayActFor) {
      return change(
        ...([who, id, 'move_shift', ({ storeId }: Shift) => mayActFor(storeId)] as const),
        async (tx, shift) => {
          requireSpan(to);
          await shifts.holdPerson(tx, who.merchantId, shift.staffId);
          const done = await shifts.move(tx, who.merchantId, shift, to);
          if (done === 'begun') throw shiftBegun();
          if (done === 'overlaps') throw shiftsOverlap();
        },
      );
    },
    async remove(who, id, mayActFor) {
      await unitOfWork.run(async (tx) => {
        const shift = await shiftOf(tx, who.merchantId, id);
        mayActFor(shift.storeId);
        if (!(await shifts.remove(tx, who.merchantId, id))) throw shiftBegun();
        await audit.record(tx, {
          ...{ merchantId: who.merchantId, actor: who.staffId, action: 'workforce.remove_shift' },
          ...{ subject: `shift:${id}`, before: shift, after: null, ip: who.ip, at: clock.now() },
        });
      });
    },
    clockIn: (who, id) =>
      change(who, id, 'clock_in', hersAlone(who), async (tx, shift, at) => {
        requireOpenToClockIn(shift, at);
        if (!(await shifts.clockIn(tx, who.merchantId, id, at))) throw shiftBegun();
      }),
    clockOut: (who, id) =>
      change(who, id, 'clock_out', hersAlone(who), async (tx, shift, at) => {
        requireOpenToClockOut(shift, at);
        if (!(await shifts.clockOut(tx, who.merchantId, id, at))) throw notAtWork();
      }),
    correct: (who, id, times, mayActFor) =>
      change(
        ...([who, id, 'correct_clock', ({ storeId }: Shift) => mayActFor(storeId)] as const),
        async (tx, shift, at) => {
          requireClockTimes(shift, times, at);
          await shifts.setClock(tx, who.merchantId, id, times);
        },
      ),
  };
}
