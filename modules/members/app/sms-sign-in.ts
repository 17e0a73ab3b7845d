import type { EndedSessions } from '#feature';
import {
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type KeyedHash,
  type MemberPrincipal,
  type MerchantId,
  type Random,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import { type Arrive, newcomerOf } from './arrive.ts';
import type { PhoneBinding } from './bind-phone.ts';
import { type OpenSession, type SignedIn, sessionSeed } from './open-session.ts';
import type { PhoneBook } from './phone-book.ts';
import { isRightCode } from './right-code.ts';
import type { SmsCodeStore } from './sms-code-store.ts';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly codes: SmsCodeStore;
  readonly phones: PhoneBook;
  readonly binding: PhoneBinding;
  readonly arrive: Arrive;
  readonly openSession: OpenSession;
  readonly ended: EndedSessions;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

export interface SmsProof {
  readonly phone: string;
  readonly code: string;
  readonly acceptsTerms: boolean;
}

/** `who` is signed in: the phone becomes hers. Else whoever has the phone is signed in, a newcomer as well. */
export type SmsSignIn = (
  merchantId: MerchantId,
  who: MemberPrincipal | undefined,
  proof: SmsProof,
) => Promise<SignedIn>;

export function smsSignIn(parts: Parts): SmsSignIn {
  const { unitOfWork, codes, phones, binding, arrive, openSession, ended, hash, clock, ids, random } = parts;

  /** A wrong try stays counted: nothing is thrown before the commit. */
  async function isRight(
    tx: Tx,
    merchantId: MerchantId,
    phone: string,
    given: string,
    at: EpochMs,
  ): Promise<boolean> {
    const { subject } = phones.keyOf(merchantId, phone);
    return isRightCode({ codes, hash }, tx, merchantId, { subject, given, at });
  }

  return async (merchantId, who, { phone, code, acceptsTerms }) => {
    const at = clock.now();
    const seed = sessionSeed(ids, random);
    const newcomer = newcomerOf(ids, random);
    const name = {
      key: phones.keyOf(merchantId, phone),
      entry: (tx: Tx, memberId: typeof newcomer.id) => phones.entry(tx, merchantId, memberId, phone, at),
    };
    const done = await binding.retried(who, () =>
      unitOfWork.run(async (tx) => {
        if (!(await isRight(tx, merchantId, phone, code, at))) return undefined;
        if (who !== undefined) return binding.bindIn(tx, who, phone, seed, at);
        const arrival = { merchantId, names: [name], nickname: null, acceptsTerms, at };
        const { member, isNew, endedSessions } = await arrive(tx, arrival, newcomer);
        return { session: await openSession.start(tx, merchantId, member, isNew, seed, at), endedSessions };
      }),
    );
    if (done === undefined)
      throw new AppError('unauthenticated', 'members.sms_code_refused', '验证码不正确或已失效');
    for (const sessionId of done.endedSessions) ended.add(sessionId);
    return openSession.shown(done.session);
  };
}
