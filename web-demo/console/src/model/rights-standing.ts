/** A member's request about her own data, as the owner sees it. */
export interface RightsRequest {
  readonly id: string;
  readonly member: string;
  readonly state: string;
  readonly requestedAt: number;
  readonly dueAt: number;
  readonly doneAt: number | null;
  readonly isLate: boolean;
  /** Codes of what has to be settled before an account can be closed. */
  readonly blockedBy?: string | null;
}

interface Standing {
  readonly text: string;
  readonly tone: 'good' | 'waiting' | 'needs-you' | 'calm';
}

/** Nothing that the member could settle: it stands in the log. */
const FAILED = 'privacy.erasure_failed';

const STATES: Readonly<Record<string, Standing>> = {
  REQUESTED: { text: '准备中', tone: 'waiting' },
  READY: { text: '可下载', tone: 'good' },
  EXPIRED: { text: '已下架', tone: 'calm' },
  COOLING_OFF: { text: '考虑期', tone: 'waiting' },
  CANCELLED: { text: '已撤回', tone: 'calm' },
  ERASED: { text: '已注销', tone: 'good' },
};

/** In one word where a request stands; what is late and open comes before all else. */
export function rightsStanding({ state, isLate, doneAt, blockedBy }: RightsRequest): Standing {
  if (isLate && doneAt === null) return { text: '逾期未办', tone: 'needs-you' };
  if (state === 'COOLING_OFF' && blockedBy === FAILED) return { text: '注销出错', tone: 'needs-you' };
  if (state === 'COOLING_OFF' && blockedBy) return { text: '有事项待处理', tone: 'needs-you' };
  return STATES[state] ?? { text: state, tone: 'calm' };
}
