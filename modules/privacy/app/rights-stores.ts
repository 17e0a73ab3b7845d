import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';

/** A copy of everything about one member (PRV-06). */
export interface DataExport {
  readonly merchantId: MerchantId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly state: 'REQUESTED' | 'READY' | 'EXPIRED';
  readonly requestedAt: EpochMs;
  /** The law's fifteen working days. */
  readonly dueAt: EpochMs;
  readonly readyAt: EpochMs | null;
  /** When the files are deleted. */
  readonly expiresAt: EpochMs | null;
}

export interface ExportFile {
  readonly name: string;
  readonly contentType: string;
}

export interface ExportStore {
  /** The one that is under way, if there is one, else a new one. */
  request(tx: Tx, wanted: DataExport): Promise<DataExport>;
  find(merchantId: MerchantId, memberId: MemberId, id: string): Promise<DataExport | undefined>;
  ofMember(merchantId: MerchantId, memberId: MemberId, limit: number): Promise<readonly DataExport[]>;
  /** Newest first, of everybody. */
  list(
    merchantId: MerchantId,
    before: readonly [EpochMs, string] | undefined,
    limit: number,
  ): Promise<readonly DataExport[]>;
  /** Those to be prepared now, the oldest first. */
  requested(now: EpochMs, limit: number): Promise<readonly DataExport[]>;
  /** Could not be prepared: not looked at before `until`. */
  postpone(tx: Tx, of: DataExport, until: EpochMs): Promise<void>;
  addFile(tx: Tx, of: DataExport, file: ExportFile, sealed: string): Promise<void>;
  /** False when another process was faster. */
  ready(tx: Tx, of: DataExport, readyAt: EpochMs, expiresAt: EpochMs): Promise<boolean>;
  files(merchantId: MerchantId, id: string): Promise<readonly ExportFile[]>;
  sealedFile(
    merchantId: MerchantId,
    id: string,
    name: string,
  ): Promise<(ExportFile & { readonly sealed: string }) | undefined>;
  /** Deletes the files of what expired before `now`, of at most so many exports. */
  expire(tx: Tx, now: EpochMs, limit: number): Promise<number>;
}

/** A member's wish to close her account (注销, PRV-07). */
export interface Closure {
  readonly merchantId: MerchantId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly state: 'COOLING_OFF' | 'CANCELLED' | 'ERASED';
  readonly requestedAt: EpochMs;
  readonly dueAt: EpochMs;
  /** The end of the days in which she can change her mind. */
  readonly eraseAt: EpochMs;
  readonly endedAt: EpochMs | null;
  /** What came in between and has to be settled first: codes of refusals. */
  readonly blockedBy: string | null;
  /** Signed proof that it was done. */
  readonly certificate: string | null;
}

export interface ClosureStore {
  /** The open one, if there is one, else a new one. */
  request(tx: Tx, wanted: Closure): Promise<Closure>;
  /** False when there is none that could be. */
  cancel(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<boolean>;
  open(merchantId: MerchantId, memberId: MemberId): Promise<Closure | undefined>;
  byId(merchantId: MerchantId, id: string): Promise<Closure | undefined>;
  list(
    merchantId: MerchantId,
    before: readonly [EpochMs, string] | undefined,
    limit: number,
  ): Promise<readonly Closure[]>;
  due(now: EpochMs, limit: number): Promise<readonly Closure[]>;
  /** False when it was cancelled or done meanwhile. */
  erased(tx: Tx, of: Closure, at: EpochMs, certificate: string): Promise<boolean>;
  /** Asked again at `again`. */
  blocked(tx: Tx, of: Closure, by: string, again: EpochMs): Promise<void>;
}
