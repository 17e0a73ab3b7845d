import { z } from 'zod';

/** WeChat's own codes have 32 characters. */
const CODE_CHARS_MAX = 128;
const REFRESH_TOKEN_CHARS_MAX = 1_024;

export const signInBody = z.strictObject({
  code: z.string().min(1).max(CODE_CHARS_MAX).meta({ description: 'from `wx.login`; works once' }),
});

export const refreshBody = z.strictObject({ refreshToken: z.string().min(1).max(REFRESH_TOKEN_CHARS_MAX) });

export const sessionTokens = z
  .object({
    accessToken: z.string(),
    expiresAt: z.int().meta({ description: 'of the access token; at most two hours away' }),
    refreshToken: z.string().meta({ description: 'works once, within 30 days' }),
  })
  .meta({ id: 'SessionTokens' });

export const signedIn = sessionTokens
  .extend({
    member: z.object({
      id: z.string(),
      nickname: z.string(),
      avatarUrl: z.string().nullable(),
      isNew: z.boolean(),
    }),
  })
  .meta({ id: 'SignedIn' });

export const me = z
  .object({
    id: z.string(),
    nickname: z.string(),
    avatarUrl: z.string().nullable(),
    phoneMasked: z.string().nullable(),
  })
  .meta({ id: 'Me' });
