import { BufferAttribute, MathUtils, Mesh, type MeshStandardMaterial, type Object3D, Vector3 } from 'three';

/** Where ears begin and where temples have gone behind them, cm behind the bridge of the nose (item space z). */
const FADE = { from: -8.4, to: -10.4 } as const;

const TEMPLE = /^(temple|tip)-/;

/**
 * Temples end softly before the ear: hair and ears are no occluders, and a tip that lies on top of the hair
 * looks glued on. The last 2 cm run out in alpha and what would be behind the ear is gone. For what is worn;
 * a product picture shows the whole thing. Changes `object`.
 */
export function fadeTemples(object: Object3D): void {
  object.updateMatrixWorld(true);
  object.traverse((part) => {
    if (!(part instanceof Mesh) || !TEMPLE.test(part.name)) return;
    const geometry = part.geometry.clone();
    const position = geometry.getAttribute('position');
    const m = part.matrixWorld.elements;
    const colours = new Float32Array(position.count * 4).fill(1);
    for (let i = 0; i < position.count; i += 1) {
      const z = m[2] * position.getX(i) + m[6] * position.getY(i) + m[10] * position.getZ(i) + m[14];
      colours[i * 4 + 3] = Math.max(0, Math.min(1, (z - FADE.to) / (FADE.from - FADE.to)));
    }
    geometry.setAttribute('color', new BufferAttribute(colours, 4));
    part.geometry = geometry;
    const material = (part.material as MeshStandardMaterial).clone();
    material.vertexColors = true;
    material.transparent = true;
    part.material = material;
  });
}

/** Sines of the angle between temples and line of sight: from here they show, and from there wholly. */
const SEEN_FROM = 0.12;
const SEEN_WHOLLY = 0.24;

/**
 * Temples that run straight away from the camera are behind the front, or under the hair over the ears. What
 * little of them stood beside the front on a face looking into the camera was two grey knobs on top of the hair.
 *
 * @param pose head to camera, column-major. Changes `object`, which is drawn before it is worn by anybody else.
 */
export function turnTemples(object: Object3D, pose: ArrayLike<number>): void {
  const [away, sight] = [8, 12].map((at) =>
    new Vector3(pose[at], pose[at + 1], pose[at + 2]).normalize(),
  ) as [Vector3, Vector3];
  const shown = MathUtils.smoothstep(away.cross(sight).length(), SEEN_FROM, SEEN_WHOLLY);
  object.traverse((part) => {
    if (part instanceof Mesh && TEMPLE.test(part.name))
      (part.material as MeshStandardMaterial).opacity = shown;
  });
}
