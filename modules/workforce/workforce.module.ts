import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT, STAFF_DIRECTORY } from '#modules/access';
import { LEDGER } from '#modules/ledger';
import { commissions } from './app/commissions.ts';
import { rateDesk } from './app/rate-desk.ts';
import { workforceReactions } from './app/reactions.ts';
import { shiftDesk } from './app/shift-desk.ts';
import { taskDesk } from './app/task-desk.ts';
import { sqlCommissionRates, sqlCommissions } from './db/sql-commissions.ts';
import { sqlShifts } from './db/sql-shifts.ts';
import { sqlCredits, sqlTasks } from './db/sql-tasks.ts';
import { sqlWorkReads } from './db/sql-work-reads.ts';
import { workforceTables } from './db/workforce-tables.ts';
import { commissionRoutes } from './http/commission-routes.ts';
import { workRoutes } from './http/work-routes.ts';

const WORK_ROUTES = token<readonly Route[]>('WorkRoutes');
const WORK_HANDLERS = token<readonly EventHandler[]>('WorkHandlers');

const wiring = new ContainerModule(({ bind }) => {
  bind(WORK_ROUTES)
    .toResolvedValue(
      (unitOfWork, reads, people, audit, clock, ids) => [
        ...workRoutes(
          shiftDesk({ unitOfWork, shifts: sqlShifts, people, audit, clock, ids }),
          taskDesk(unitOfWork, sqlTasks, people, audit, clock, ids),
          sqlWorkReads(reads),
          people,
        ),
        ...commissionRoutes(rateDesk(unitOfWork, sqlCommissionRates(reads), audit, clock)),
      ],
      [UNIT_OF_WORK, READS, STAFF_DIRECTORY, AUDIT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(WORK_HANDLERS)
    .toResolvedValue(
      (unitOfWork, reads, ledger) =>
        workforceReactions(
          unitOfWork,
          sqlCredits,
          commissions(ledger, sqlCommissions, sqlCommissionRates(reads)),
        ),
      [UNIT_OF_WORK, READS, LEDGER],
    )
    .inSingletonScope();
});

/** Who works when, what is to be done, and what each achieved. */
export const workforceFeature: Feature = {
  name: 'workforce',
  wiring,
  tables: workforceTables,
  routes: WORK_ROUTES,
  handlers: WORK_HANDLERS,
};
