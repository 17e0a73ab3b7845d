import type { Clock, Ids, StaffPrincipal, UnitOfWork } from '#kernel';
import type { Audit, StaffDirectory } from '#modules/access';
import { worksElsewhere } from '../domain/shift.ts';
import { mayFinish, notYourTask, type StaffTask, taskEnded, taskNotFound } from '../domain/task.ts';
import type { TaskStore } from './ports.ts';
import type { MayActFor } from './shift-desk.ts';

interface Person {
  readonly person: StaffPrincipal;
  readonly ip: string | null;
}

/** What is to be done at a store, by whom, and who did it (STO-07). */
export interface TaskDesk {
  give(
    who: Person,
    task: Pick<StaffTask, 'storeId' | 'title' | 'details' | 'assignee' | 'dueAt'>,
  ): Promise<StaffTask>;
  finish(who: Person, id: string): Promise<StaffTask>;
  cancel(who: Person, id: string, mayActFor: MayActFor): Promise<StaffTask>;
}

export function taskDesk(
  unitOfWork: UnitOfWork,
  tasks: TaskStore,
  people: StaffDirectory,
  audit: Audit,
  clock: Clock,
  ids: Ids,
): TaskDesk {
  function end(
    { person: { merchantId, staffId }, ip }: Person,
    id: string,
    as: 'done' | 'cancelled',
    requireMay: (task: StaffTask) => void,
  ): Promise<StaffTask> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const was = await tasks.find(tx, merchantId, id);
      if (was === undefined) throw taskNotFound();
      requireMay(was);
      if (!(await tasks.end(tx, merchantId, id, as, staffId, at))) throw taskEnded();
      const task: StaffTask = { ...was, state: as, endedBy: staffId, endedAt: at };
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, ip, at, subject: `task:${id}` },
        action: as === 'done' ? 'workforce.finish_task' : 'workforce.cancel_task',
        ...{ before: { state: was.state }, after: { state: as } },
      });
      return task;
    });
  }

  return {
    async give({ person: { merchantId, staffId }, ip }, given) {
      const { assignee, storeId } = given;
      if (assignee.staffId !== null && !(await people.worksAt(merchantId, assignee.staffId, storeId)))
        throw worksElsewhere();
      const at = clock.now();
      const task: StaffTask = { ...given, id: ids.next(), state: 'open', endedBy: null, endedAt: null };
      return unitOfWork.run(async (tx) => {
        await tasks.add(tx, merchantId, task, staffId, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'workforce.give_task', subject: `task:${task.id}` },
          ...{ before: null, after: { storeId, assignee, dueAt: task.dueAt }, ip, at },
        });
        return task;
      });
    },
    finish: (who, id) =>
      end(who, id, 'done', (task) => {
        if (!mayFinish(who.person, task)) throw notYourTask();
      }),
    cancel: (who, id, mayActFor) => end(who, id, 'cancelled', ({ storeId }) => mayActFor(storeId)),
  };
}
