import {
  AppError,
  type EpochMs,
  type StaffId,
  type StaffPrincipal,
  type StaffRole,
  type StoreId,
} from '#kernel';

/** To whom a task is given: one person, or whoever holds a role at the store. */
export type Assignee =
  | { readonly staffId: StaffId; readonly role: null }
  | { readonly staffId: null; readonly role: StaffRole };

/** Something to be done at one store (任务). */
export interface StaffTask {
  readonly id: string;
  readonly storeId: StoreId;
  readonly title: string;
  readonly details: string;
  readonly assignee: Assignee;
  readonly dueAt: EpochMs;
  readonly state: 'open' | 'done' | 'cancelled';
  /** Who did it, or called it off; null while it is open. */
  readonly endedBy: StaffId | null;
  readonly endedAt: EpochMs | null;
}

/** Hers when she is named, or holds the role at that store; what a manager gives out she may also tick off. */
export function mayFinish(person: StaffPrincipal, { storeId, assignee }: StaffTask): boolean {
  if (assignee.staffId !== null && assignee.staffId === person.staffId) return true;
  return person.grants.some(
    ({ role, storeId: at }) =>
      (at === null || at === storeId) && (role === assignee.role || role === 'owner' || role === 'manager'),
  );
}

export function taskNotFound(): AppError {
  return new AppError('not_found', 'workforce.no_such_task', '没有这项任务');
}

export function taskEnded(): AppError {
  return new AppError('conflict', 'workforce.task_ended', '这项任务已经完成或取消');
}

export function notYourTask(): AppError {
  return new AppError('forbidden', 'workforce.not_your_task', '这项任务没有交给你');
}
