import { AppError, DAY_MS } from '#kernel';
import type { Purpose } from './purposes.ts';

/** The text that an owner approves. */
interface AssessmentDocument {
  readonly title: string;
  /** Path in this repository. */
  readonly document: string;
  /** Goes up with every change of the text: approvals of an older one no longer count. */
  readonly version: number;
  /** SHA-256 of the text, base64url. A test compares it with the file. */
  readonly hash: string;
}

/** Purposes that need an approved impact assessment before anything is processed (PRV-10; PIPL 55, 56). */
export const ASSESSMENT_DOCUMENTS: Readonly<Partial<Record<Purpose, AssessmentDocument>>> = {
  'face.tryon': {
    title: '个人信息保护影响评估：镜头试戴',
    document: 'docs/pipia/face-tryon.md',
    version: 1,
    hash: 'Tq4yIR4z8Fl0fMduIwPrXp76KanvGfdBMfnGAPgCxjg',
  },
};

/** Risks change within a year; then somebody has to look again. */
export const ASSESSMENT_MS_MAX = 366 * DAY_MS;

export function assessmentMissing(purpose: Purpose): AppError {
  return new AppError(
    'forbidden',
    'privacy.assessment_missing',
    '这项功能的个人信息保护影响评估未获批准或已到期',
    {
      purpose,
    },
  );
}

export function switchedOff(purpose: Purpose): AppError {
  return new AppError('unavailable', 'privacy.switched_off', '门店暂时关闭了这项功能', {
    purpose,
    retryAfterSeconds: 600,
  });
}

/** The owner read another text than the one that this release comes with. */
export function assessmentChanged(purpose: Purpose): AppError {
  const { document, version, hash } = ASSESSMENT_DOCUMENTS[purpose] ?? {};
  return new AppError('unprocessable', 'privacy.assessment_changed', '评估正文已有新版本，请重新阅读后批准', {
    ...{ purpose, document, version, hash },
  });
}

export function badExpiry(): AppError {
  return new AppError('invalid', 'privacy.bad_expiry', '到期时间须在将来一年之内');
}
