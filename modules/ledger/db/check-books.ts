import { setImmediate as others } from 'node:timers/promises';
import type { Reads } from '#db';
import type { MerchantId } from '#kernel';
import type { BooksReport, Fault } from '../tokens.ts';

const FAULTS_PER_RULE_MAX = 100;
/** One statement's worth: the night's check shares its processor with whoever still buys. */
const ACCOUNTS_PER_PAGE = 500;
const TRANSFERS_PER_PAGE = 2_000;

const ACCOUNT = "a.unit || '/' || a.kind || '/' || a.owner as subject";
const SAME_ACCOUNT =
  'x.merchant_id = a.merchant_id and x.unit = a.unit and x.kind = a.kind and x.owner = a.owner';

/** Selects what breaks it; `?` is the merchant. A page's bounds of `key` come behind it, then `rest`. */
interface Rule {
  readonly rule: Fault['rule'];
  readonly sql: string;
  readonly key: readonly string[];
  readonly rest?: string;
}

const ACCOUNT_KEY = ['a.unit', 'a.kind', 'a.owner'];
const RULES_OF_ACCOUNTS: readonly Rule[] = [
  {
    rule: 'balance_is_sum_of_entries',
    sql: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.balance <>
      (select coalesce(sum(x.amount), 0) from ledger_entries x where ${SAME_ACCOUNT})`,
    key: ACCOUNT_KEY,
  },
  {
    rule: 'entries_without_gaps',
    sql: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and
      (select count(*) from ledger_entries x where ${SAME_ACCOUNT}) <> a.entries`,
    key: ACCOUNT_KEY,
  },
  {
    rule: 'held_is_sum_of_holds',
    sql: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.held <>
      (select coalesce(sum(x.amount - x.captured - x.released), 0) from ledger_holds x where ${SAME_ACCOUNT})`,
    key: ACCOUNT_KEY,
  },
  {
    rule: 'not_below_zero',
    sql: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.may_owe = 0
      and (a.balance < a.held or a.held < 0)`,
    key: ACCOUNT_KEY,
  },
];
const RULES_OF_TRANSFERS: readonly Rule[] = [
  {
    rule: 'transfer_has_entries',
    sql: `select t.id as subject from ledger_transfers t where t.merchant_id = ? and not exists
      (select 1 from ledger_entries e where e.merchant_id = t.merchant_id and e.transfer_id = t.id)`,
    key: ['t.id'],
  },
  {
    rule: 'transfer_sum_is_zero',
    sql: 'select e.transfer_id as subject from ledger_entries e where e.merchant_id = ?',
    key: ['e.transfer_id'],
    rest: ' group by e.transfer_id, e.unit having sum(e.amount) <> 0',
  },
  {
    rule: 'entry_has_transfer',
    sql: `select e.transfer_id as subject from ledger_entries e where e.merchant_id = ? and not exists
      (select 1 from ledger_transfers t where t.merchant_id = e.merchant_id and t.id = e.transfer_id)`,
    key: ['e.transfer_id'],
  },
];

type Key = readonly (string | number)[];

/** From behind `after` up to and with `upTo`; undefined = no bound on that side. */
interface Bounds {
  readonly after: Key | undefined;
  readonly upTo: Key | undefined;
}

/**
 * Page by page, each statement one instant of the books: a booking commits as a whole, so a page is right or wrong
 * whatever is booked meanwhile. The last page is open to the end, so that what has no account or transfer is met too.
 */
export async function checkBooks(reads: Reads, merchantId: MerchantId): Promise<BooksReport> {
  const faults = new Map<Fault['rule'], Fault[]>();

  async function judge({ rule, sql, key, rest = '' }: Rule, bounds: Bounds): Promise<void> {
    const known = faults.get(rule) ?? [];
    const left = FAULTS_PER_RULE_MAX - known.length;
    if (left <= 0) return;
    const { clauses, values } = between(key, bounds);
    const found = [merchantId, ...values, left];
    const rows = await reads.all<{ subject: string }>(`${sql}${clauses}${rest} limit ?`, found);
    faults.set(rule, [...known, ...rows.map(({ subject }) => ({ rule, subject }))]);
  }

  async function walk(
    table: string,
    columns: readonly string[],
    size: number,
    rules: readonly Rule[],
  ): Promise<number> {
    let count = 0;
    for (let after: Key | undefined; ; ) {
      const { clauses, values } = between(columns, { after, upTo: undefined });
      const page = await reads.all<Readonly<Record<string, string | number>>>(
        `select ${columns.join(', ')} from ${table} where merchant_id = ?${clauses}
         order by ${columns.join(', ')} limit ${size}`,
        [merchantId, ...values],
      );
      count += page.length;
      const last = page.length === size ? page.at(-1) : undefined;
      const upTo = last === undefined ? undefined : columns.map((column) => last[column] ?? '');
      for (const rule of rules) await judge(rule, { after, upTo });
      await others();
      if (upTo === undefined) return count;
      after = upTo;
    }
  }

  const transfers = await walk('ledger_transfers', ['id'], TRANSFERS_PER_PAGE, RULES_OF_TRANSFERS);
  const accounts = await walk(
    'ledger_accounts',
    ['unit', 'kind', 'owner'],
    ACCOUNTS_PER_PAGE,
    RULES_OF_ACCOUNTS,
  );
  return { accounts, transfers, faults: [...faults.values()].flat() };
}

function between(columns: readonly string[], { after, upTo }: Bounds): { clauses: string; values: Key } {
  const row = `(${columns.join(', ')})`;
  const marks = `(${columns.map(() => '?').join(', ')})`;
  return {
    clauses:
      (after === undefined ? '' : ` and ${row} > ${marks}`) +
      (upTo === undefined ? '' : ` and ${row} <= ${marks}`),
    values: [...(after ?? []), ...(upTo ?? [])],
  };
}
