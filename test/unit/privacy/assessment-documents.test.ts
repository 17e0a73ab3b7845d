import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ASSESSMENT_DOCUMENTS } from '../../../modules/privacy/domain/assessments.ts';

/** A changed text needs a new version, its new hash, and an owner who approves it again. */
test.each(Object.entries(ASSESSMENT_DOCUMENTS))(
  'the assessment of %s is the text that is approved',
  (_purpose, text) => {
    const words = readFileSync(text.document);
    expect(createHash('sha256').update(words).digest('base64url')).toBe(text.hash);
    expect(words.toString()).toContain(`第 ${text.version} 版`);
  },
);
