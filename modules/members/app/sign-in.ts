import type { EndedSessions } from '#feature';
import type { Clock, Ids, MerchantId, Random, UnitOfWork } from '#kernel';
import { wxOpenid, wxUnionid } from '../domain/identity.ts';
import { type Arrive, newcomerOf, type ProvedName } from './arrive.ts';
import type { NameBook } from './name-book.ts';
import { type OpenSession, type SignedIn, sessionSeed } from './open-session.ts';
import type { WechatLogin } from './ports.ts';

export interface SignInRequest {
  readonly code: string;
  readonly acceptsTerms: boolean;
}

export type SignIn = (merchantId: MerchantId, request: SignInRequest) => Promise<SignedIn>;

/**
 * WeChat sign-in: the first one with an openid makes the member, whoever else signs in at the same time. A unionid, which
 * WeChat tells of an account that is bound to an open platform, links mini-program and 公众号 (MEM-01).
 */
export function signIn(
  unitOfWork: UnitOfWork,
  wechat: WechatLogin,
  nameBook: NameBook,
  arrive: Arrive,
  openSession: OpenSession,
  ended: EndedSessions,
  clock: Clock,
  ids: Ids,
  random: Random,
): SignIn {
  return async (merchantId, { code, acceptsTerms }) => {
    const { appId, openid, unionid, nickname } = await wechat.identify(code);
    const at = clock.now();
    const newcomer = newcomerOf(ids, random);
    const seed = sessionSeed(ids, random);
    const names = [wxOpenid(appId, openid), ...(unionid === null ? [] : [wxUnionid(unionid)])].map(
      (name): ProvedName => ({
        key: nameBook.keyOf(merchantId, name),
        entry: (tx, memberId) => nameBook.entry(tx, merchantId, memberId, name, at),
      }),
    );
    const { session, endedSessions } = await unitOfWork.run(async (tx) => {
      const arrival = { merchantId, names, nickname, acceptsTerms, at };
      const { member, isNew, endedSessions } = await arrive(tx, arrival, newcomer);
      return { session: await openSession.start(tx, merchantId, member, isNew, seed, at), endedSessions };
    });
    for (const sessionId of endedSessions) ended.add(sessionId);
    return openSession.shown(session);
  };
}
