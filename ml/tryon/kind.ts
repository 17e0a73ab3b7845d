/** Everything that can be tried on; the catalogue uses the same words. */
export type TryOnKind =
  | 'glasses'
  | 'hat'
  | 'earrings'
  | 'necklace'
  | 'ring'
  | 'bracelet'
  | 'watch'
  | 'lipstick'
  | 'blush'
  | 'eyeshadow'
  | 'eyeliner'
  | 'brow'
  | 'clothes';

/** The part of a person that has to be tracked for an item. */
export type Follows = 'face' | 'hand' | 'body';

/** Which part of a person carries items of this kind. */
export function followedBy(kind: TryOnKind): Follows {
  if (kind === 'ring' || kind === 'bracelet' || kind === 'watch') return 'hand';
  return kind === 'clothes' ? 'body' : 'face';
}
