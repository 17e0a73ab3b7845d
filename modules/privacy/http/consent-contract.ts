import { z } from 'zod';
import { BIRTH_YEAR_MIN } from '../domain/minors.ts';
import { OWN_PURPOSES, PURPOSES } from '../domain/purposes.ts';

const BIRTH_YEAR_MAX = 2200;
const PAGE_CHARS_MAX = 128;
const DEVICE_CHARS_MAX = 128;
const CHANNELS = ['mini-program', 'h5', 'unknown'] as const;

const purpose = z.enum(PURPOSES);

export const evidence = z
  .strictObject({
    page: z.string().trim().min(1).max(PAGE_CHARS_MAX),
    device: z.string().trim().min(1).max(DEVICE_CHARS_MAX),
  })
  .meta({ description: 'where the notice was read: page, and model and system of the device' });

/** One purpose at a time: consents cannot be bundled (PRV-02, PRV-03). */
export const giveBody = z.strictObject({
  purpose: z.enum(OWN_PURPOSES),
  birthYear: z.int().min(BIRTH_YEAR_MIN).max(BIRTH_YEAR_MAX).optional(),
  channel: z.enum(CHANNELS).default('unknown'),
  evidence: evidence.optional(),
});

export const purposeParams = z.object({ purpose });

export const givenConsent = z
  .object({
    consentToken: z.string().meta({ description: 'opens the use; at most ten minutes' }),
    expiresAt: z.int(),
    purpose,
    noticeVersion: z.int(),
  })
  .meta({ id: 'GivenConsent' });

export const notice = z
  .object({
    purpose,
    version: z.int(),
    hash: z.string().meta({ description: 'SHA-256 of these words; the ledger keeps it' }),
    sensitive: z.boolean(),
    title: z.string(),
    points: z.array(z.string()).length(3),
  })
  .meta({ id: 'Notice' });

export const noticeVersions = z.object({ items: z.array(notice) });
const pieces = z.array(
  z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }).meta({ id: 'TextPiece' }),
);
export const noticeChanges = z
  .object({ purpose, from: z.int(), to: z.int(), title: pieces, points: z.array(pieces).length(3) })
  .meta({ id: 'NoticeChanges' });

export const consentList = z.object({
  items: z.array(
    z
      .object({
        purpose,
        title: z.string(),
        live: z.boolean(),
        noticeVersion: z.int(),
        renewalNeeded: z
          .boolean()
          .meta({ description: 'agreed to older words; asked again before it counts' }),
        changedAt: z.int().nullable(),
      })
      .meta({ id: 'ConsentState' }),
  ),
});

export const register = z
  .object({
    kept: z.array(
      z.object({
        title: z.string(),
        kept: z.string(),
        onClosing: z.enum(['deleted', 'without_the_person', 'evidence']),
        ground: z.string(),
      }),
    ),
    inClear: z
      .array(z.object({ title: z.string(), why: z.string() }))
      .meta({ description: 'not encrypted, and why' }),
    sealed: z
      .array(
        z.object({
          field: z.string(),
          title: z.string(),
          sensitive: z.boolean(),
          uses: z.array(
            z.object({ use: z.string(), ground: z.enum(['contract', 'law']), title: z.string() }),
          ),
        }),
      )
      .meta({ description: 'encrypted under the member’s own key, and opened for these uses alone' }),
  })
  .meta({ id: 'PrivacyRegister' });
