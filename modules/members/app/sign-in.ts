import type { Clock, Ids, MerchantId, Random, UnitOfWork } from '#kernel';
import { wxOpenid } from '../domain/identity.ts';
import { type Arrive, newcomerOf } from './arrive.ts';
import { type OpenSession, type SignedIn, sessionSeed } from './open-session.ts';
import type { WechatLogin } from './ports.ts';

export interface SignInRequest {
  readonly code: string;
  readonly acceptsTerms: boolean;
}

export type SignIn = (merchantId: MerchantId, request: SignInRequest) => Promise<SignedIn>;

/** WeChat sign-in: the first one with an openid makes the member, whoever else signs in at the same time. */
export function signIn(
  unitOfWork: UnitOfWork,
  wechat: WechatLogin,
  arrive: Arrive,
  openSession: OpenSession,
  clock: Clock,
  ids: Ids,
  random: Random,
): SignIn {
  return async (merchantId, { code, acceptsTerms }) => {
    const { appId, openid, nickname } = await wechat.identify(code);
    const at = clock.now();
    const newcomer = newcomerOf({ ids, random });
    const seed = sessionSeed(ids, random);
    const key = wxOpenid(appId, openid);
    const name = {
      key,
      entry: async (_tx: unknown, memberId: typeof newcomer.id) => ({
        ...{ ...key, memberId, sealed: null, sealedFor: null, linkedAt: at },
      }),
    };
    return unitOfWork.run(async (tx) => {
      const arrival = { merchantId, names: [name], nickname, acceptsTerms, at };
      const { member, isNew } = await arrive(tx, arrival, newcomer);
      return openSession(tx, merchantId, member, isNew, seed, at);
    });
  };
}
