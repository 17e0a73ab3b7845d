import type { SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery, type Transaction } from 'kysely';
import { AppError, type DomainEvent, type Ids, invariant, type Tx, type UnitOfWork } from '#kernel';
import type { Orm } from './open-database.ts';
import { numberedPlaceholders } from './reads.ts';

const ATTEMPTS_MAX = 3;

/** Serialization failure, deadlock, lock not available in time (PostgreSQL); busy, stale snapshot (SQLite). */
const WRITE_CONFLICTS: ReadonlySet<unknown> = new Set([
  '40001',
  '40P01',
  '55P03',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

const WRITE_EVENTS = 'insert into outbox (id, type, occurred_at, payload, attempts, next_attempt_at) values ';
/** Due at once: when it happened may be told by a provider whose clock is ahead of ours. */
const EVENT = '(?, ?, ?, ?, 0, 0)';
/** Far below what one statement may carry. A use case emits a few; a batch of orders one or two for each. */
const EVENTS_PER_STATEMENT_MAX = 1_000;

class MikroTx implements Tx {
  readonly events: DomainEvent[] = [];
  readonly entities: SqlEntityManager;
  readonly isPostgres: boolean;

  constructor(entities: SqlEntityManager, isPostgres: boolean) {
    this.entities = entities;
    this.isPostgres = isPostgres;
  }

  emit(event: DomainEvent): void {
    this.events.push(event);
  }
}

export class MikroUnitOfWork implements UnitOfWork {
  readonly #orm: Orm;
  readonly #ids: Ids;
  readonly #isPostgres: boolean;
  readonly #committed: (() => void)[] = [];

  constructor(orm: Orm, ids: Ids) {
    this.#orm = orm;
    this.#ids = ids;
    this.#isPostgres = orm.driver.constructor.name.startsWith('Postgre');
  }

  /** Called after each commit that left events behind; the relay need not wait for its next look. */
  onCommitted(listener: () => void): void {
    this.#committed.push(listener);
  }

  async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#runOnce(work);
      } catch (error) {
        if (!isWriteConflict(error)) throw error;
        if (attempt === ATTEMPTS_MAX)
          throw new AppError('unavailable', 'database.busy', '系统繁忙，请稍后再试', {
            retryAfterSeconds: 1,
          });
      }
    }
  }

  async #runOnce<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    let left = 0;
    const result = await this.#orm.em.fork().transactional(async (entities) => {
      const tx = new MikroTx(entities, this.#isPostgres);
      const answer = await work(tx);
      await entities.flush();
      left = tx.events.length;
      await this.#writeEvents(tx);
      return answer;
    });
    if (left > 0) for (const listener of this.#committed) listener();
    return result;
  }

  async #writeEvents(tx: MikroTx): Promise<void> {
    for (let start = 0; start < tx.events.length; start += EVENTS_PER_STATEMENT_MAX) {
      const part = tx.events.slice(start, start + EVENTS_PER_STATEMENT_MAX);
      await affectedRows(
        tx,
        WRITE_EVENTS + part.map(() => EVENT).join(', '),
        part.flatMap(({ type, occurredAt, ...payload }) => [
          ...[this.#ids.next(), type, occurredAt, JSON.stringify(payload)],
        ]),
      );
    }
  }
}

/** Runs one guarded statement in the transaction; the count says whether the guard held. */
export async function affectedRows(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<number> {
  const { numAffectedRows } = await execute(tx, sql, values);
  return Number(numAffectedRows ?? 0);
}

/** Reads inside the transaction, and sees its own writes. */
export async function rowsOf<Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await execute(tx, sql, values);
  return rows as Row[];
}

/** Through the query builder's connection: 0.45 ms CPU for an order, against 1.1 ms through the entity manager. */
function execute(tx: Tx, sql: string, values: readonly unknown[]) {
  const { entities, isPostgres } = mikro(tx);
  const transaction = entities.getTransactionContext<Transaction<unknown>>();
  invariant(transaction !== undefined, 'statements run inside a transaction');
  return transaction.executeQuery(
    CompiledQuery.raw(isPostgres ? numberedPlaceholders(sql) : sql, [...values]),
  );
}

function mikro(tx: Tx): MikroTx {
  invariant(tx instanceof MikroTx, 'the transaction belongs to this database');
  return tx;
}

function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && WRITE_CONFLICTS.has(error.code)) return true;
  return error.cause !== undefined && isWriteConflict(error.cause);
}
