import { z } from 'zod';
import { TERMS_VERSION } from '../domain/terms.ts';

/** WeChat's own codes have 32 characters. */
const CODE_CHARS_MAX = 128;
const REFRESH_TOKEN_CHARS_MAX = 1_024;
const VERSION_MAX = 1_000_000;

export const signInBody = z.strictObject({
  code: z.string().min(1).max(CODE_CHARS_MAX).meta({ description: 'from `wx.login`; works once' }),
  acceptsTerms: z.boolean().default(false).meta({
    description:
      'she saw the terms and said yes; by it a shadow, who only paid in stores until now, becomes a member',
  }),
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
      needsTerms: z.boolean().meta({
        description:
          'she has not accepted the terms that are shown now; what she earned in stores waits until she first does',
      }),
    }),
  })
  .meta({ id: 'SignedIn' });

const version = z.int().positive().max(VERSION_MAX);
export const termsBody = z
  .strictObject({
    accepted: z.literal(true),
    version: version
      .default(TERMS_VERSION)
      .meta({ description: 'the one that she saw; missing = the present one' }),
  })
  .meta({ id: 'TermsAccepted' });
export const termsAnswer = z.object({ version: z.int() }).meta({ id: 'Terms' });

export const me = z
  .object({
    id: z.string(),
    nickname: z.string(),
    avatarUrl: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    needsTerms: z.boolean().meta({ description: 'as in the answer of the sign-in' }),
  })
  .meta({ id: 'Me' });
