import type { Clock, EpochMs, Ids, MerchantId, StaffId, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import {
  ASSESSMENT_DOCUMENTS,
  ASSESSMENT_MS_MAX,
  assessmentChanged,
  badExpiry,
} from '../domain/assessments.ts';
import type { Purpose } from '../domain/purposes.ts';
import type { PermitMemory } from './permit-memory.ts';
import type { Assessment, AssessmentImport, PermitStore, PurposeSwitch } from './permits.ts';

interface Owner {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

interface Approval {
  readonly purpose: Purpose;
  readonly version: number;
  readonly documentHash: string;
  readonly expiresAt: EpochMs;
}

export type ApproveAssessment = (owner: Owner, approval: Approval) => Promise<Assessment>;
export type TurnPurpose = (owner: Owner, purpose: Purpose, open: boolean) => Promise<PurposeSwitch>;

/** The owner names the text that she read by its hash: approving another one than the present is refused. */
export function approveAssessment(
  unitOfWork: UnitOfWork,
  store: PermitStore,
  memory: PermitMemory,
  audit: Audit,
  clock: Clock,
  ids: Ids,
): ApproveAssessment {
  return async ({ merchantId, staffId, ip }, approval) => {
    const { purpose, version, documentHash, expiresAt } = approval;
    const at = clock.now();
    const document = ASSESSMENT_DOCUMENTS[purpose];
    if (document?.version !== version || document.hash !== documentHash) throw assessmentChanged(purpose);
    if (expiresAt <= at || expiresAt > at + ASSESSMENT_MS_MAX) throw badExpiry();
    const assessment = { id: ids.next(), merchantId, ...approval, approvedBy: staffId, approvedAt: at };
    await unitOfWork.run(async (tx) => {
      await store.approve(tx, assessment);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'privacy.approve_assessment' },
        ...{ subject: `assessment:${assessment.id}`, before: null, after: approval, ip, at },
      });
    });
    memory.approved(assessment);
    return assessment;
  };
}

/** What runs under a purpose that is switched off ends within a second, in every process. */
export function turnPurpose(
  unitOfWork: UnitOfWork,
  store: PermitStore,
  memory: PermitMemory,
  audit: Audit,
  clock: Clock,
): TurnPurpose {
  return async ({ merchantId, staffId, ip }, purpose, open) => {
    const at = clock.now();
    const turned = { merchantId, purpose, open, changedBy: staffId, changedAt: at };
    await unitOfWork.run(async (tx) => {
      const wasOpen = await store.turn(tx, turned);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'privacy.turn_purpose', subject: `purpose:${purpose}` },
        ...{ before: { open: wasOpen }, after: { open }, ip, at },
      });
    });
    memory.turned(turned);
    return turned;
  };
}

export function assessmentImport(
  unitOfWork: UnitOfWork,
  store: PermitStore,
  memory: PermitMemory,
): AssessmentImport {
  return {
    async importAssessment(merchantId, purpose, approvedAt) {
      const document = ASSESSMENT_DOCUMENTS[purpose];
      if (document === undefined) return;
      const { version, hash } = document;
      const assessment = {
        ...{ id: `imported-${merchantId}-${purpose}-${version}`, merchantId, purpose, version },
        ...{
          documentHash: hash,
          approvedBy: 'system',
          approvedAt,
          expiresAt: approvedAt + ASSESSMENT_MS_MAX,
        },
      };
      await unitOfWork.run((tx) => store.approve(tx, assessment));
      memory.approved(assessment);
    },
  };
}
