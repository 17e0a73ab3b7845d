import { type AppError, type EpochMs, type MerchantId, type Tx, token } from '#kernel';
import type { Purpose } from '../domain/purposes.ts';

/** An impact assessment that an owner approved. Rows are added, never changed: the law wants them for three years. */
export interface Assessment {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly purpose: Purpose;
  readonly version: number;
  readonly documentHash: string;
  /** A staff id, or `system`. */
  readonly approvedBy: string;
  readonly approvedAt: EpochMs;
  readonly expiresAt: EpochMs;
}

/** An owner's live switch. Without one a purpose is open. */
export interface PurposeSwitch {
  readonly merchantId: MerchantId;
  readonly purpose: Purpose;
  readonly open: boolean;
  readonly changedBy: string;
  readonly changedAt: EpochMs;
}

export interface PermitStore {
  approve(tx: Tx, assessment: Assessment): Promise<void>;
  assessments(merchantId: MerchantId): Promise<readonly Assessment[]>;
  /** Of every merchant, those that have not expired at `at`. */
  unexpired(at: EpochMs): Promise<readonly Assessment[]>;
  /** Returns what was said before. */
  turn(tx: Tx, turned: PurposeSwitch): Promise<boolean>;
  switches(): Promise<readonly PurposeSwitch[]>;
}

interface ClosedPurpose {
  readonly merchantId: MerchantId;
  readonly purpose: Purpose;
}

/** Whether a shop may process for a purpose at all. Answers from memory: a camera frame asks at each frame. */
export interface Permits {
  /** Why not, or undefined when it may. */
  refusal(merchantId: MerchantId, purpose: Purpose): AppError | undefined;
  /** Called within a second after a purpose was switched off or its assessment ran out. */
  onClosed(listener: (closed: ClosedPurpose) => void): () => void;
}
export const PERMITS = token<Permits>('Permits');

/** Takes over an assessment that was approved elsewhere. Idempotent by id. */
export interface AssessmentImport {
  importAssessment(merchantId: MerchantId, purpose: Purpose, approvedAt: EpochMs): Promise<void>;
}
export const ASSESSMENT_IMPORT = token<AssessmentImport>('AssessmentImport');
