import { noticeHash } from '../../../modules/privacy/app/notice-hash.ts';
import { noticesOf } from '../../../modules/privacy/domain/past-notices.ts';
import { NOTICES, PURPOSES } from '../../../modules/privacy/domain/purposes.ts';

/**
 * Changing a notice means asking everybody again: move the old words to the past ones, raise the version, then write the
 * new hash behind the old one. Without this test a word could change under consents that were given to another text.
 */
const AGREED = {
  'face.tryon': ['4704VSde81zGEt0fTidqYG7Ea3C4c9fHAQsscbO_4bQ'],
  'profiling.feed': ['5ItmshJDjCCgMABX6dSYy6HSB0vFScPitYevi5MAr9U'],
  'profiling.segments': ['d2GX6jAaNLChJcKhIq3aBRBeJUJax6sV07ghjKviRc0'],
  'location.precise': [
    'KfsoCeUqLj6GRG6z6gnrn0mEr3beTy8e-wV476dfQF4',
    'PVuqWo7yJfYFXLRLrjZPkdXVQ3SdRVlvygBNiUXrl5o',
  ],
  'location.district': ['zJiIktayatzrO7liYx6XZh7p9vGZRVXM7KwQmmHTpjA'],
  'minor.guardian': ['UVN-MzHVUmGsOHjiyF8SaIEb0RVh7qLthTVmJU7bXYc'],
  'marketing.messages': ['VsDb2N-S1bHUCr9b2hbnnD82UyZxYwcNANp0TgR_chs'],
} as const;

test.each(PURPOSES)(
  'the words of %s are the ones that were agreed to, in every version (PRV-01)',
  (purpose) => {
    const versions = noticesOf(purpose);
    expect(versions.map((notice) => noticeHash(purpose, notice))).toEqual(AGREED[purpose]);
    expect(versions.map(({ version }) => version)).toEqual(AGREED[purpose].map((_, index) => index + 1));
  },
);

test('a notice says what happens, what does not, and what refusing means', () => {
  for (const { points } of Object.values(NOTICES)) {
    for (const point of points) expect(point.length).toBeGreaterThan(15);
    expect(points[2]).toContain('可以');
  }
});
