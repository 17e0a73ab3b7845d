const BUCKETS = 1_000;

/**
 * One of a thousand equal parts of the people, 0..999. The same person stays where she is as long as the salt
 * is the same, and two salts know nothing of each other (both tested by chi-square over 100,000 ids).
 * FNV-1a over UTF-16 units, then murmur3's finish, without which near ids fall into near buckets; a
 * cryptographic hash would cost some ten times as much per feed and decide nothing better.
 */
export function bucketOf(salt: string, id: string): number {
  let hash = 0x811c9dc5;
  const text = `${salt}\n${id}`;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
}
