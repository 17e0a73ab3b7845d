const DAY_MS = 86_400_000;
/** From here on the owner is reminded: reading and approving takes a quiet hour. */
const REMIND_DAYS = 30;

/** One approval, as far as its state depends on it. */
interface Approval {
  readonly purpose: string;
  readonly expiresAt: number;
  /** Of the present text, and not expired. */
  readonly inForce: boolean;
}

export interface AssessmentState {
  readonly tone: 'good' | 'waiting' | 'needs-you' | 'over';
  readonly text: string;
}

/** Of one approval on record. */
export function approvalState({ inForce, expiresAt }: Approval, now: number): AssessmentState {
  if (expiresAt <= now) return { tone: 'over', text: '已到期' };
  if (!inForce) return { tone: 'over', text: '正文已更新' };
  const days = Math.ceil((expiresAt - now) / DAY_MS);
  if (days <= REMIND_DAYS) return { tone: 'waiting', text: `${days} 天后到期` };
  return { tone: 'good', text: '有效' };
}

/** Of a document: what its longest-lasting approval says, or that there is none. */
export function documentState(purpose: string, approvals: readonly Approval[], now: number): AssessmentState {
  const own = approvals.filter((approval) => approval.purpose === purpose);
  const longest = own
    .filter(({ inForce, expiresAt }) => inForce && expiresAt > now)
    .sort((one, other) => other.expiresAt - one.expiresAt)[0];
  if (longest !== undefined) return approvalState(longest, now);
  if (own.length === 0) return { tone: 'needs-you', text: '未批准' };
  const ran = own.every(({ expiresAt }) => expiresAt <= now);
  return { tone: 'needs-you', text: ran ? '已到期，须重新批准' : '正文已更新，须重新批准' };
}
