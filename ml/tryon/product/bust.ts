import { Color, Group, Mesh, MeshStandardMaterial, type Object3D } from 'three';
import { shadowMapOf, shadowOn } from '../contact-shadow.ts';
import { neckShell } from '../neck-rig.ts';

/** Linen of a jeweller's bust: darker than pearls, duller than any metal. */
const LINEN = '#85756a';

/** A necklace on a jeweller's bust, which is the very neck that necklaces are draped on. */
export function onBust(necklace: Object3D, shadow: number): Group {
  const skin = neckShell();
  skin.computeVertexNormals();
  const linen = new MeshStandardMaterial({ color: new Color(LINEN), metalness: 0, roughness: 0.85 });
  const group = new Group();
  group.add(new Mesh(skin, linen), shadowOn(skin, [0, 0, 0], shadowMapOf(necklace, shadow)), necklace);
  return group;
}
