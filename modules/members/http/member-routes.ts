import { member, open, type Route, route } from '#http';
import { AppError } from '#kernel';
import type { Members } from '../app/facade.ts';
import type { Refresh, SignOut } from '../app/session-life.ts';
import type { SignIn } from '../app/sign-in.ts';
import { me, refreshBody, sessionTokens, signedIn, signInBody } from './member-contract.ts';

export function memberRoutes(
  signIn: SignIn,
  refresh: Refresh,
  signOut: SignOut,
  members: Members,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/auth/wechat',
      summary: 'WeChat sign-in with a code of `wx.login`',
      access: open,
      body: signInBody,
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
        const { id, nickname, avatarUrl } = found;
        return { json: { id, nickname, avatarUrl, phoneMasked: null } };
      },
    }),
  ];
}
