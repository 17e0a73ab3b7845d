import { member, open, type Route, route } from '#http';
import { AppError } from '#kernel';
import type { AcceptTerms } from '../app/accept-terms.ts';
import type { Members } from '../app/facade.ts';
import type { OwnPhone } from '../app/own-phone.ts';
import type { Refresh, SignOut } from '../app/session-life.ts';
import type { SignIn } from '../app/sign-in.ts';
import { TERMS_VERSION } from '../domain/terms.ts';
import {
  me,
  refreshBody,
  sessionTokens,
  signedIn,
  signInBody,
  termsAnswer,
  termsBody,
} from './member-contract.ts';

/**
 * Behind one address there may be a whole mall, or the phones of a mobile network: enough for a crowd at a sale, too few to
 * try codes.
 */
const SIGN_INS_PER_MINUTE_MAX = 600;

export function memberRoutes(
  signIn: SignIn,
  refresh: Refresh,
  signOut: SignOut,
  members: Members,
  ownPhone: OwnPhone,
  acceptTerms: AcceptTerms,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/auth/wechat',
      summary: 'WeChat sign-in with a code of `wx.login`',
      access: open,
      body: signInBody,
      limit: { perMinute: SIGN_INS_PER_MINUTE_MAX },
      answers: { 200: signedIn },
      problems: { 401: 'Code unknown, expired or used', 503: 'WeChat does not answer' },
      handle: async ({ merchantId, body }) => ({ json: await signIn(merchantId, body) }),
    }),
    route({
      method: 'post',
      path: '/v1/auth/refresh',
      summary: 'New tokens for a refresh token, which is spent by it',
      access: open,
      body: refreshBody,
      limit: { perMinute: SIGN_INS_PER_MINUTE_MAX },
      answers: { 200: sessionTokens },
      problems: { 401: 'Token expired, or spent before: then the whole session ends' },
      handle: async ({ body }) => ({ json: await refresh(body.refreshToken) }),
    }),
    route({
      method: 'post',
      path: '/v1/auth/logout',
      summary: 'Ends this session; its tokens are worthless from now on',
      access: member,
      answers: { 204: null },
      handle: async ({ principal }) => {
        await signOut(principal.sessionId);
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/me',
      summary: 'Who is signed in',
      access: member,
      answers: { 200: me },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const found = await members.find(merchantId, memberId);
        if (found === undefined) throw new AppError('unauthenticated', 'access.sign_in_needed', '请先登录');
        const { id, nickname, avatarUrl, needsTerms } = found;
        const phoneMasked = await ownPhone(merchantId, memberId);
        return { json: { id, nickname, avatarUrl, phoneMasked, needsTerms } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/terms',
      summary: 'Which version of the terms is shown now',
      access: open,
      answers: { 200: termsAnswer },
      handle: () => ({ json: { version: TERMS_VERSION } }),
    }),
    route({
      method: 'post',
      path: '/v1/me/terms',
      summary: 'She saw the terms and says yes; what she earned in stores until now becomes hers',
      access: member,
      body: termsBody,
      answers: { 204: null },
      problems: { 409: 'Another version is shown now' },
      handle: async ({ principal: { merchantId, memberId }, body: { version } }) => {
        await acceptTerms(merchantId, memberId, version);
        return {};
      },
    }),
  ];
}
