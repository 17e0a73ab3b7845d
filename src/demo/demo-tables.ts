import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/**
 * Which chapters of the demo chain are written, and for which day. A chapter and its line here commit
 * together, so a seeding that was cut off goes on where it stopped, on the day it began with.
 */
class CreateDemoChapters extends Migration {
  override up(): void {
    this.addSql(`create table demo_chapters (
      merchant_id text not null,
      chapter text not null,
      as_of bigint not null,
      primary key (merchant_id, chapter)
    )`);
  }
}

export const demoTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'demo-001-chapters', class: CreateDemoChapters }],
};
