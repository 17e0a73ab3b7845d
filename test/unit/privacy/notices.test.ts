import { noticeHash } from '../../../modules/privacy/app/notice-hash.ts';
import { NOTICES, PURPOSES } from '../../../modules/privacy/domain/purposes.ts';

/**
 * Changing a notice means asking everybody again: raise its version, then write its new hash here. Without
 * this test a word could change under consents that were given to another text.
 */
const AGREED = {
  'face.tryon': [1, '4704VSde81zGEt0fTidqYG7Ea3C4c9fHAQsscbO_4bQ'],
  'profiling.feed': [1, '5ItmshJDjCCgMABX6dSYy6HSB0vFScPitYevi5MAr9U'],
  'profiling.segments': [1, 'd2GX6jAaNLChJcKhIq3aBRBeJUJax6sV07ghjKviRc0'],
  'location.precise': [1, 'KfsoCeUqLj6GRG6z6gnrn0mEr3beTy8e-wV476dfQF4'],
  'location.district': [1, 'zJiIktayatzrO7liYx6XZh7p9vGZRVXM7KwQmmHTpjA'],
  'marketing.messages': [1, 'VsDb2N-S1bHUCr9b2hbnnD82UyZxYwcNANp0TgR_chs'],
} as const;

test.each(PURPOSES)('the words of %s are the ones that were agreed to', (purpose) => {
  expect([NOTICES[purpose].version, noticeHash(purpose)]).toEqual(AGREED[purpose]);
});

test('a notice says what happens, what does not, and what refusing means', () => {
  for (const { points } of Object.values(NOTICES)) {
    for (const point of points) expect(point.length).toBeGreaterThan(15);
    expect(points[2]).toContain('可以');
  }
});
