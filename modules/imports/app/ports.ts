import type { EpochMs, MerchantId, Page, StaffId, StoreId, Tx } from '#kernel';
import type { ImportRun, RowProblem, RunCounts, RunState } from '../domain/import-run.ts';

export interface RunKey {
  readonly merchantId: MerchantId;
  readonly id: string;
}

export interface RunStore {
  begin(tx: Tx, key: RunKey, run: NewRun): Promise<void>;
  /** How far it has come. */
  note(tx: Tx, key: RunKey, counts: RunCounts, at: EpochMs): Promise<void>;
  end(
    tx: Tx,
    key: RunKey,
    end: {
      readonly state: RunState;
      readonly problem: string | null;
      readonly counts: RunCounts;
      readonly problems: readonly RowProblem[];
      readonly at: EpochMs;
    },
  ): Promise<void>;
  find(key: RunKey): Promise<ImportRun | undefined>;
  /** Newest first, without their problems. */
  page(
    merchantId: MerchantId,
    filter: { readonly kind: string | undefined },
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ImportRun>>;
}

export interface NewRun {
  readonly kind: string;
  readonly storeId: StoreId | null;
  readonly dryRun: boolean;
  readonly startedBy: StaffId;
  readonly at: EpochMs;
}

/** Rows of a file, one by one; the first is the header. */
export type SheetRows = (pieces: AsyncIterable<Buffer>) => AsyncGenerator<readonly string[]>;

export interface SheetReaders {
  readonly csv: SheetRows;
  readonly xlsx: SheetRows;
}
