import { READS } from '#db';
import { RETENTION } from '../../../modules/privacy/domain/retention.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { memberTablesOf, personalColumns } from '../../support/member-in-every-table.ts';

/** Columns that sound like a member and are about something else. */
const NO_MEMBERS: Readonly<Record<string, string>> = {
  'audit_log.ip': 'where a member of staff sat: kept for security audits',
  'stores.address': 'public',
  'stores.phone': 'public',
};

/** Tables of the platform: what is in them is deleted with the rows that they speak of, or after days. */
const PLATFORM = new Set(['answers', 'outbox', 'outbox_deliveries', 'leases']);

describe('the register of personal data', () => {
  let house: TestHouse;
  let file: string;
  beforeAll(async () => {
    house = await testHouse('SQLite');
    const [row] = await house.container.get(READS).all<{ file: string }>('pragma database_list');
    file = row?.file ?? '';
  });
  afterAll(() => house.close());

  const declared = new Set(RETENTION.flatMap(({ tables }) => tables));

  test('names every table that bears a member’s number, with how long it is kept (PRV-01, PRV-08)', () => {
    const missing = memberTablesOf(file).filter((table) => !declared.has(table) && !PLATFORM.has(table));
    expect(missing).toEqual([]);
  });

  test('names every column that sounds like a person, or says why it is none (PRV-01)', () => {
    const missing = personalColumns(file).filter(
      (column) => NO_MEMBERS[column] === undefined && !declared.has(column.split('.')[0] ?? ''),
    );
    expect(missing).toEqual([]);
  });

  test('names no table twice: each has one term', () => {
    const named = RETENTION.flatMap(({ tables }) => tables);
    expect(named.length).toBe(new Set(named).size);
  });
});
