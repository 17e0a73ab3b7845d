import {
  type MerchantId,
  type StaffId,
  type StaffRole,
  type StoreId,
  type Token,
  type Tx,
  token,
} from '#kernel';

/** One column of a table that goes in or out. */
export interface SheetColumn {
  /** Header in English, and the name under which errors speak of it. */
  readonly key: string;
  /** Header in Chinese. */
  readonly label: string;
  /** Other headers that mean the same, e.g. those of the till that shops come from. */
  readonly alsoCalled?: readonly string[];
  /** The header has to be there; whether a cell may be empty is the importer's business. */
  readonly required?: boolean;
}

/** The cells of one row by column key, trimmed; '' for an empty or missing cell. */
export type Cells = Readonly<Record<string, string>>;

/** What is wrong with one cell. Says the rule, never the value: rows may be about people. */
export interface CellProblem {
  readonly column: string;
  /** Stable, `<module>.<snake_case>`. */
  readonly code: string;
  /** Chinese, for whoever repairs the sheet. */
  readonly message: string;
}

export interface ImportScope {
  readonly merchantId: MerchantId;
  /** The store that the sheet is about; null = the whole shop. */
  readonly storeId: StoreId | null;
  /** Who brings it in, from where; for what is audited thing by thing. */
  readonly staffId?: StaffId;
  readonly ip?: string | null;
}

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * One kind of table that a shop can bring in. The engine (modules/imports) reads the file, groups rows into
 * chunks and keeps the books; the feature that owns the data brings this.
 */
export interface Importer<Row extends object = object> {
  /** In the address: `POST /v1/console/imports/{kind}`. */
  readonly kind: string;
  readonly label: string;
  readonly columns: readonly SheetColumn[];
  readonly roles: readonly StaffRole[];
  /** `shop`: a role that counts for every store is needed. `store`: the request names one, and a role there is enough. */
  readonly scope: 'shop' | 'store';
  /** Neighbouring rows with the same value here, or the same values, are applied together (the articles of one product). */
  readonly groupBy?: string | readonly string[];
  /** Rows of one transaction where a row is dear; missing = what suits rows of a few statements. */
  readonly rowsPerCommit?: number;
  /** Runs once before the first row; what it returns is handed to every `apply`. Reads only. */
  prepare?(scope: ImportScope): Promise<unknown>;
  /** Pure: a row with types, or everything that is wrong with its cells. */
  check(cells: Cells): { readonly row: Row } | { readonly problems: readonly CellProblem[] };
  /**
   * Writes one chunk, joining the engine's transaction; may run again. Repeatable: rows are found by an external id.
   * @throws AppError for a row that cannot be written (`facts.column` names its column); the engine then applies
   *   the groups one by one, so that only the bad one is refused.
   */
  apply(tx: Tx, scope: ImportScope, rows: readonly Row[], prepared: unknown): Promise<ImportCounts>;
}

/** A number is written as it is; a text that a spreadsheet would run as a formula is made harmless. */
export type SheetValue = string | number | null;

/** One kind of table that a shop can take out, in the columns in which it can be brought in again. */
export interface Exporter {
  readonly kind: string;
  readonly label: string;
  readonly columns: readonly SheetColumn[];
  readonly roles: readonly StaffRole[];
  readonly scope: 'shop' | 'store';
  /** By which words it can be narrowed, and what each may say; missing = it is always whole. */
  readonly filters?: Readonly<Record<string, RegExp>>;
  /** In batches, each with a value per column; never the whole table in memory. */
  rows(
    scope: ImportScope,
    wanted?: Readonly<Record<string, string>>,
  ): AsyncIterable<readonly (readonly SheetValue[])[]>;
}

/** All of them; bound by the house. A feature names its own in `Feature.importers` and `Feature.exporters`. */
export const IMPORTERS: Token<readonly Importer[]> = token<readonly Importer[]>('Importers');
export const EXPORTERS: Token<readonly Exporter[]> = token<readonly Exporter[]>('Exporters');
