import { createDecipheriv } from 'node:crypto';
import type { z } from 'zod';
import type { sealedResource } from './answers.ts';

const TAG_BYTES = 16;

/** AEAD_AES_256_GCM: the last 16 bytes are the tag. Throws when anything was changed. */
export function openSealed(sealed: z.output<typeof sealedResource>, apiV3Key: string): string {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  const opener = createDecipheriv('aes-256-gcm', apiV3Key, sealed.nonce, { authTagLength: TAG_BYTES })
    .setAuthTag(bytes.subarray(-TAG_BYTES))
    .setAAD(Buffer.from(sealed.associated_data));
  return Buffer.concat([opener.update(bytes.subarray(0, -TAG_BYTES)), opener.final()]).toString('utf8');
}
