import { stringify } from 'csv-stringify/sync';
import type { ExportedRows, MemberData } from '#feature';
import {
  AppError,
  type Clock,
  DAY_MS,
  type Ids,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type UnitOfWork,
} from '#kernel';
import { ANSWER_WORKING_DAYS, workingDaysAfter } from '../domain/working-days.ts';
import type { DataExport, ExportFile, ExportStore } from './rights-stores.ts';
import { readAll } from './selves.ts';
import type { Vault } from './vault.ts';

/** Long enough to fetch it at leisure; it is a copy of everything, so not longer. */
const KEPT_MS = 7 * DAY_MS;
const PREPARED_PER_TURN_MAX = 5;
const EXPIRED_PER_TURN_MAX = 50;
/** One that cannot be prepared stands behind those that can. */
const TRIED_AGAIN_MS = 10 * MINUTE_MS;
/** Spreadsheets take it for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly exports: ExportStore;
  readonly modules: readonly MemberData[];
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface MemberExports {
  /** One at a time: asking again while one is prepared gives the same one. */
  request(merchantId: MerchantId, memberId: MemberId): Promise<DataExport>;
  /** Prepares what was asked for, and deletes what has been there long enough. */
  work(): Promise<number>;
  /** @throws AppError when it is not ready, expired, or somebody else's. */
  file(
    merchantId: MerchantId,
    memberId: MemberId,
    id: string,
    name: string,
  ): Promise<ExportFile & { readonly text: string }>;
}

/** 查阅、复制、转移个人信息 (PIPL 45): every module's part, as one JSON file and a table per kind. */
export function memberExports({ unitOfWork, exports, modules, vault, clock, ids }: Parts): MemberExports {
  async function prepare(wanted: DataExport): Promise<boolean> {
    const { merchantId, memberId } = wanted;
    const all = await readAll(modules, merchantId, memberId);
    const tables = Object.entries(all).flatMap(([module, kinds]) =>
      Object.entries(kinds)
        .filter(([, rows]) => rows.length > 0)
        .map(([kind, rows]) => ({ name: `${module}-${kind}.csv`, text: csvOf(rows) })),
    );
    const whole = JSON.stringify({ exportedAt: clock.now(), modules: all }, null, 2);
    return unitOfWork.run(async (tx) => {
      const readyAt = clock.now();
      if (!(await exports.ready(tx, wanted, readyAt, readyAt + KEPT_MS))) return false;
      const files = [{ name: 'data.json', text: whole }, ...tables];
      for (const { name, text } of files) {
        const sealed = await vault.seal(tx, merchantId, memberId, 'export', text);
        const contentType = name.endsWith('.json') ? 'application/json' : 'text/csv';
        await exports.addFile(tx, wanted, { name, contentType: `${contentType}; charset=utf-8` }, sealed);
      }
      return true;
    });
  }
  return {
    request(merchantId, memberId) {
      const requestedAt = clock.now();
      const wanted: DataExport = {
        ...{ merchantId, id: ids.next(), memberId, state: 'REQUESTED', requestedAt },
        dueAt: workingDaysAfter(requestedAt, ANSWER_WORKING_DAYS),
        ...{ readyAt: null, expiresAt: null },
      };
      return unitOfWork.run((tx) => exports.request(tx, wanted));
    },
    async work() {
      let done = 0;
      const failures: unknown[] = [];
      for (const wanted of await exports.requested(clock.now(), PREPARED_PER_TURN_MAX))
        try {
          if (await prepare(wanted)) done += 1;
        } catch (failure) {
          failures.push(failure);
          await unitOfWork.run((tx) => exports.postpone(tx, wanted, clock.now() + TRIED_AGAIN_MS));
        }
      await unitOfWork.run((tx) => exports.expire(tx, clock.now(), EXPIRED_PER_TURN_MAX));
      if (failures.length > 0) throw new AggregateError(failures, 'some copies could not be prepared');
      return done;
    },
    async file(merchantId, memberId, id, name) {
      const found = await exports.find(merchantId, memberId, id);
      if (found === undefined) throw noSuchExport();
      if (found.state === 'REQUESTED')
        throw new AppError('conflict', 'privacy.export_not_ready', '正在准备，请稍后再来', {
          dueAt: found.dueAt,
        });
      const kept = await exports.sealedFile(merchantId, id, name);
      if (kept === undefined || (found.expiresAt ?? 0) <= clock.now()) throw noSuchExport();
      const text = await vault.open(merchantId, memberId, 'export', kept.sealed, 'rights.export');
      if (text === null) throw noSuchExport();
      return { name: kept.name, contentType: kept.contentType, text };
    },
  };
}

function noSuchExport(): AppError {
  return new AppError('not_found', 'privacy.export_not_found', '没有这份个人信息副本，或已过期');
}

/** One row per line; what is a list or an object itself stands in its cell as JSON. */
function csvOf(rows: ExportedRows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) =>
    value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? '');
  const lines = rows.map((row) => columns.map((column) => cell(row[column])));
  // A value that begins with = or + would be run as a formula by a spreadsheet.
  return (
    BYTE_ORDER_MARK + stringify([columns, ...lines], { escape_formulas: true, cast: { boolean: String } })
  );
}
