import type { Consent } from '../api/contract.ts';
import type { Ward } from '../api/rights-contract.ts';
import { Refusal } from '../api/transport.ts';
import { CONSENT_AGE_MIN } from './consent.ts';

export const GUARDIAN_PURPOSE = 'minor.guardian';
const GUARDIAN_AGE_MIN = 18;

/** The shop is told years alone: who reaches the age within this year counts as not there yet. */
export const mayBeChild = (birthYear: number, thisYear: number): boolean =>
  thisYear - birthYear <= CONSENT_AGE_MIN;

export const mayBeGuardian = (birthYear: number, thisYear: number): boolean =>
  thisYear - birthYear > GUARDIAN_AGE_MIN;

/** The consent of her guardian, while it stands. */
export const guardianOf = (consents: readonly Consent[]): Consent | undefined =>
  consents.find(({ purpose, live }) => purpose === GUARDIAN_PURPOSE && live);

const TAIL_CHARS = 6;

/** A guardian knows a child by the end of the number under its name, which the child’s page shows as well. */
export const childName = ({ memberId }: Pick<Ward, 'memberId'>): string =>
  `会员号尾号 ${memberId.slice(-TAIL_CHARS)}`;

export interface AgreementForm {
  readonly birthYear: number | undefined;
  readonly isGuardian: boolean;
}

/** What still keeps her from agreeing, as a sentence; undefined when nothing does. */
export function missingIn({ birthYear, isGuardian }: AgreementForm, thisYear: number): string | undefined {
  if (birthYear === undefined) return '请选择你自己的出生年份';
  if (!mayBeGuardian(birthYear, thisYear)) return '监护人须年满 18 周岁';
  return isGuardian ? undefined : '请确认你是孩子的父母或其他监护人';
}

/** She has first to bind a phone of her own. */
export const needsPhone = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'privacy.guardian_needs_phone';

/** A new invitation is needed: this one ran out, or is none. */
export const invitationOver = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === 'privacy.invitation_over' || error.status === 400);
