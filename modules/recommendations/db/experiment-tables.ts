import { Migration } from '@mikro-orm/migrations';

export class Migration0006Experiments extends Migration {
  override up(): void {
    // `setting` is what the arms turn: two experiments that run may not turn the same.
    this.addSql(`create table feed_experiments (
      merchant_id text not null, id text not null, name text not null, question text not null,
      setting text not null, arms text not null, days integer not null, primary_metric text not null,
      state text not null, salt text not null, author text not null, created_at bigint not null,
      starts_at bigint not null, ends_at bigint not null, stopped_at bigint, primary key (merchant_id, id))`);
    this.addSql(
      "create unique index feed_experiments_running on feed_experiments (merchant_id, setting) where state = 'running'",
    );
    // Who was in which arm is read off this index alone: a list itself is a kilobyte.
    this.addSql('create index feed_exposures_policy on feed_exposures (merchant_id, member_id, at, policy)');
    // How many lists went out, by what they were: nothing here is about anybody.
    this.addSql(`create table feed_answers (
      merchant_id text not null, day integer not null, answered text not null, lists bigint not null,
      primary key (merchant_id, day, answered))`);
  }
}
