/**
 * Version of 用户协议与隐私政策 that is shown now. Raised with every change of what they say: whoever accepted an
 * older one is asked again (MEM-15).
 */
export const TERMS_VERSION = 1;

/** Whether she is to be asked: nobody has said yes for her, or to something else than what is shown now. */
export function needsTerms(member: {
  readonly state: string;
  readonly termsVersion: number | null;
}): boolean {
  return member.state === 'shadow' || member.termsVersion !== TERMS_VERSION;
}
