import { crc32, deflateRawSync } from 'node:zlib';
import type { Importer } from '#feature';
import { AppError, type MerchantId, type StaffId, type UnitOfWork } from '#kernel';
import { runImport } from '../../../modules/imports/app/run-import.ts';
import { csvRows } from '../../../modules/imports/sheets/csv-rows.ts';
import { xlsxRows } from '../../../modules/imports/sheets/xlsx-rows.ts';
import { countingIds, HandClock } from '../../support/clock.ts';
import { zip } from '../../support/workbook.ts';

const MB = 1024 * 1024;

async function* pieces(...all: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* all;
}

/** A workbook whose sizes stand behind the data, as a streaming writer leaves them; its directory says 1,000 bytes. */
function lyingWorkbook(unpacked: Buffer): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(unpacked);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(name.length, 26);
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x08074b50, 0);
  after.writeUInt32LE(crc32(unpacked), 4);
  after.writeUInt32LE(packed.length, 8);
  after.writeUInt32LE(unpacked.length, 12);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1_000, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + packed.length + after.length, 16);
  return Buffer.concat([head, name, packed, after, entry, name, end]);
}

test('(CAT-10) a workbook that says it is small and unpacks to more than its limit is refused while it unpacks', async () => {
  const bomb = lyingWorkbook(Buffer.alloc(600 * MB));
  expect(bomb.length).toBeLessThan(MB);
  await expect(xlsxRows(pieces(bomb)).next()).rejects.toMatchObject({ code: 'imports.xlsx_too_large' });
}, 120_000);

test.each([
  ['in the far corner', 'r="XFD1048576"', 'imports.too_many_rows'],
  ['in the far corner, other quotes', "r = 'XFD1048576'", 'imports.too_many_rows'],
  ['in the last column of many rows', 'r="XFD150000"', 'imports.xlsx_too_large'],
  ['in disguise', 'r="XFD&#49;048576"', 'imports.too_many_rows'],
])(
  '(CAT-10) one cell %s is refused before a row is laid out',
  async (_where, name, code) => {
    const sheet = `<worksheet><sheetData><row><c t=">" ${name}><v>1</v></c></row></sheetData></worksheet>`;
    const file = zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet });
    await expect(xlsxRows(pieces(file)).next()).rejects.toMatchObject({ code });
  },
  30_000,
);

describe('bringing in a sheet', () => {
  const TEA: Importer = {
    kind: 'tea',
    label: '茶',
    columns: [{ key: 'name', label: '名称', required: true }],
    roles: ['owner'],
    scope: 'shop',
    check: (row) => ({ row }),
    apply: async (_tx, _scope, rows) => ({ created: rows.length, changed: 0, unchanged: 0 }),
  };
  const request = (csv: string) => ({
    ...{ merchantId: 'mch_1' as MerchantId, storeId: null, importer: TEA, format: 'csv' as const },
    ...{ pieces: pieces(Buffer.from(csv)), dryRun: false, staffId: 'stf_1' as StaffId, ip: null },
  });
  /** @param refused How often the database has no time at first. */
  function engine(refused: number) {
    let left = refused;
    const unitOfWork: UnitOfWork = {
      async run(work) {
        left -= 1;
        if (left >= 0) throw new AppError('unavailable', 'database.busy', '系统繁忙，请稍后再试');
        return work({ emit: () => undefined });
      },
    };
    const nothing = async () => undefined;
    return runImport({
      unitOfWork,
      runs: {
        ...{ begin: nothing, note: nothing, end: nothing, find: nothing },
        page: async () => ({ items: [], nextCursor: null }),
      },
      readers: { csv: csvRows, xlsx: xlsxRows },
      audit: { record: nothing, verifyChain: async () => ({ entries: 0, brokenAt: null }) },
      clock: new HandClock(),
      ids: countingIds(),
    });
  }

  test('(CAT-10) a database that was busy at the beginning takes no place from the next sheets', async () => {
    const bring = engine(3);
    for (let n = 0; n < 3; n += 1)
      await expect(bring(request('名称\n茶\n'))).rejects.toMatchObject({ code: 'database.busy' });
    const lines: object[] = [];
    for await (const line of await bring(request('名称\n茶\n'))) lines.push(line);
    expect(lines.at(-1)).toMatchObject({ type: 'report', state: 'done', created: 1 });
  });

  test('(CAT-10) a header of more columns than any catalogue has is refused before a row is looked at', async () => {
    await expect(engine(0)(request(`名称${','.repeat(500)}\n茶\n`))).rejects.toMatchObject({
      code: 'imports.too_many_columns',
    });
  });
});
