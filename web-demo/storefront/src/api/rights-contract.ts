/** What the shop tells about personal data, and what may be asked of it, as far as these pages read it. */
export interface KeptKind {
  readonly title: string;
  /** How long, in words. */
  readonly kept: string;
  readonly onClosing: 'deleted' | 'without_the_person' | 'evidence';
  /** Why it may be kept that long. */
  readonly ground: string;
}

export interface PrivacyRegister {
  readonly kept: readonly KeptKind[];
  /** Not encrypted, and why. */
  readonly inClear: readonly { readonly title: string; readonly why: string }[];
  readonly sealed: readonly { readonly field: string; readonly title: string }[];
}

export interface DataExport {
  readonly id: string;
  readonly state: 'REQUESTED' | 'READY' | 'EXPIRED';
  readonly requestedAt: number;
  /** The law's fifteen working days. */
  readonly dueAt: number;
  readonly readyAt: number | null;
  /** When the files are deleted. */
  readonly expiresAt: number | null;
  readonly files: readonly { readonly name: string; readonly contentType: string }[];
}

export interface AccountClosure {
  readonly state: 'COOLING_OFF' | 'CANCELLED' | 'ERASED';
  readonly requestedAt: number;
  /** Until then it can be taken back. */
  readonly eraseAt: number;
  /** Codes of what came in between. */
  readonly blockedBy: string | null;
}

/** Something to be settled before an account can be closed. */
export interface ClosureObstacle {
  readonly module: string;
  readonly code: string;
  readonly title: string;
}

/** What a child shows to her guardian, for half an hour. */
export interface GuardianInvitation {
  readonly invitation: string;
  readonly expiresAt: number;
}

/** A child for whom she agreed. */
export interface Ward {
  readonly memberId: string;
  readonly agreedAt: number;
}
