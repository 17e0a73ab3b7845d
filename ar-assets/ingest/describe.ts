import { join } from 'node:path';
import { type ArManifest, arManifestSchema, loadArItem } from '#ml/tryon';
import type { AddedKind } from './added-kind.ts';
import type { RoleColour } from './name-roles.ts';

export interface Licence {
  /** Short name after spdx.org, or `LicenseRef-…`. */
  readonly spdx: string;
  readonly author: string;
  readonly source: string;
}

export interface Described {
  readonly id: string;
  readonly title: string;
  readonly kind: AddedKind;
  readonly licence: Licence;
  readonly roles: readonly RoleColour[];
  readonly widthCm: number;
  /** Inner width of a ring, bracelet or strap, cm. */
  readonly innerCm: number;
  /** Height of one earring, cm. */
  readonly heightCm: number;
}

/** An added item sits where our own of its kind sits. */
const LIKE: Readonly<Record<AddedKind, string>> = {
  glasses: 'glasses-round-black',
  hat: 'hat-fedora-camel',
  earrings: 'earrings-pearl-drop',
  necklace: 'necklace-pearl-single',
  ring: 'ring-solitaire-gold',
  bracelet: 'bracelet-bangle-silver',
  watch: 'watch-field-steel',
};

type WornManifest = Extract<ArManifest, { anchor: object }>;

export async function ownOfKind(kind: AddedKind, assetsDir: string): Promise<WornManifest> {
  const { manifest } = await loadArItem(join(assetsDir, LIKE[kind]));
  if (!('anchor' in manifest)) throw new Error(`${LIKE[kind]} is not worn`);
  return manifest;
}

export function describe(own: WornManifest, item: Described): ArManifest {
  const { id, title, licence, roles, widthCm, innerCm, heightCm } = item;
  const round = (value: number) => Math.round(value * 100) / 100;
  const fit =
    'diameterCm' in own.fit
      ? { ...own.fit, diameterCm: round(innerCm) }
      : { ...own.fit, widthCm: round(item.kind === 'earrings' ? own.fit.widthCm : widthCm) };
  const { swing } = own as { swing?: { pivot: readonly number[] } };
  return arManifestSchema.parse({
    ...own,
    ...{ id, title, licence, fit },
    model: 'model.glb',
    compact: 'model-compact.glb',
    thumb: 'thumb.webp',
    materials: Object.fromEntries(roles.map((role) => [role.role, role])),
    ...(swing === undefined
      ? {}
      : { swing: { pivot: swing.pivot, lengthCm: Math.max(0.3, round(heightCm / 2)) } }),
  });
}
