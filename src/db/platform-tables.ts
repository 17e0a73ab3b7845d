import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from './module-tables.ts';

/** Instants are UTC milliseconds, ids and JSON are text: one text of SQL is right on both databases. */
class Migration0001Platform extends Migration {
  override up(): void {
    this.addSql(`create table outbox (
      id text primary key, type text not null, occurred_at bigint not null, payload text not null,
      attempts integer not null, next_attempt_at bigint not null, last_error text,
      delivered_at bigint, dead_at bigint)`);
    this.addSql(
      'create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null and dead_at is null',
    );
    this.addSql(`create table outbox_deliveries (
      event_id text not null references outbox (id), handler text not null, delivered_at bigint not null,
      primary key (event_id, handler))`);
    this.addSql(`create table answers (
      owner text not null, request_key text not null, request_hash text not null, answer text,
      primary key (owner, request_key))`);
    this.addSql(`create table leases (
      name text primary key, owner text not null, expires_at bigint not null)`);
  }
}

/** Where each append-only log of a merchant ends (hash-chain.ts). */
class Migration0002ChainHeads extends Migration {
  override up(): void {
    this.addSql(`create table chain_heads (
      chain text not null, merchant_id text not null, seq bigint not null, hash text not null,
      primary key (chain, merchant_id))`);
  }
}

class Migration0003DeadLetters extends Migration {
  override up(): void {
    this.addSql('create index outbox_dead on outbox (dead_at) where dead_at is not null');
  }
}

/** So that what was delivered and answered long ago can be found and deleted (PRV-08). Answers from before count as old. */
class Migration0004Retention extends Migration {
  override up(): void {
    this.addSql('create index outbox_delivered on outbox (delivered_at) where delivered_at is not null');
    this.addSql('alter table answers add column answered_at bigint not null default 0');
    this.addSql('create index answers_by_age on answers (answered_at)');
  }
}

export const platformTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: '0001-platform', class: Migration0001Platform },
    { name: '0002-chain-heads', class: Migration0002ChainHeads },
    { name: '0003-dead-letters', class: Migration0003DeadLetters },
    { name: '0004-retention', class: Migration0004Retention },
  ],
};
