export { appendLink, type ChainLink, firstBrokenLink } from './hash-chain.ts';
export { type BulkInsert, insertRows } from './insert-rows.ts';
export { affectedRows, entitiesOf, MikroUnitOfWork, rowsOf } from './mikro-unit-of-work.ts';
export type { ModuleTables } from './module-tables.ts';
export { type Database, type Orm, openDatabase } from './open-database.ts';
export { OutboxRelay } from './outbox-relay.ts';
export type { Reads } from './reads.ts';
export { SqlAnswerBook } from './sql-answer-book.ts';
export { READS } from './tokens.ts';
