import type { StaffId, StaffRole, StoreId } from '#kernel';
import type { Shift } from '../domain/shift.ts';
import type { StaffTask } from '../domain/task.ts';

type Instant = number | string;

export interface ShiftRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly staff_id: StaffId;
  readonly from_at: Instant;
  readonly until_at: Instant;
  readonly clocked_in_at: Instant | null;
  readonly clocked_out_at: Instant | null;
}
export const SHIFT_COLUMNS = 'id, store_id, staff_id, from_at, until_at, clocked_in_at, clocked_out_at';

export function shiftOf(row: ShiftRow): Shift {
  return {
    ...{ id: row.id, storeId: row.store_id, staffId: row.staff_id },
    ...{ from: Number(row.from_at), until: Number(row.until_at) },
    clockedInAt: row.clocked_in_at === null ? null : Number(row.clocked_in_at),
    clockedOutAt: row.clocked_out_at === null ? null : Number(row.clocked_out_at),
  };
}

export interface TaskRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly title: string;
  readonly details: string;
  readonly staff_id: string;
  readonly role: string;
  readonly due_at: Instant;
  readonly state: StaffTask['state'];
  readonly ended_by: StaffId | null;
  readonly ended_at: Instant | null;
}
export const TASK_COLUMNS = 'id, store_id, title, details, staff_id, role, due_at, state, ended_by, ended_at';

export function taskOf(row: TaskRow): StaffTask {
  return {
    ...{ id: row.id, storeId: row.store_id, title: row.title, details: row.details, state: row.state },
    assignee:
      row.staff_id === ''
        ? { staffId: null, role: row.role as StaffRole }
        : { staffId: row.staff_id as StaffId, role: null },
    ...{ dueAt: Number(row.due_at), endedBy: row.ended_by },
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
  };
}
