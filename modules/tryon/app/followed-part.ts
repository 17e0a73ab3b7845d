import { type Follows, followedBy } from '#ml/tryon';
import { mixedItems } from '../domain/refusals.ts';
import type { WornItem } from './ports.ts';

/** What has to be tracked for these items: one part of a person, so that a frame costs one tracker. */
export function followedPart(items: readonly WornItem[]): Follows {
  const parts = new Set(items.map(({ manifest }) => followedBy(manifest.kind)));
  if (parts.size > 1) throw mixedItems([...parts]);
  const [part = 'face'] = parts;
  return part;
}
