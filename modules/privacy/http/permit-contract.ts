import { z } from 'zod';
import { PURPOSES } from '../domain/purposes.ts';

const HASH_CHARS = 43;

const purpose = z.enum(PURPOSES);
const documentHash = z.string().length(HASH_CHARS).meta({ description: 'SHA-256 of the text, base64url' });

export const approveBody = z.strictObject({
  purpose,
  version: z.int().min(1),
  documentHash,
  expiresAt: z.int().meta({ description: 'at most a year ahead' }),
});

export const assessment = z
  .object({
    id: z.string(),
    purpose,
    version: z.int(),
    documentHash,
    approvedBy: z.string(),
    approvedAt: z.int(),
    expiresAt: z.int(),
    inForce: z.boolean(),
  })
  .meta({ id: 'ImpactAssessment' });

export const purposeSwitch = z
  .object({ purpose, open: z.boolean(), changedBy: z.string(), changedAt: z.int() })
  .meta({ id: 'PurposeSwitch' });

export const assessmentList = z.object({
  documents: z
    .array(
      z.object({
        purpose,
        title: z.string(),
        document: z.string().meta({ description: 'path in this repository' }),
        version: z.int(),
        documentHash,
        approved: z.boolean(),
      }),
    )
    .meta({ description: 'the texts that this release needs approved' }),
  switches: z
    .array(purposeSwitch)
    .meta({ description: 'what an owner has switched; every other purpose is open' }),
  items: z.array(assessment),
});

export const switchParams = z.object({ purpose });
export const switchBody = z.strictObject({ open: z.boolean() });
