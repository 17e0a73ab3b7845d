import { BufferAttribute, Mesh, type MeshStandardMaterial, type Object3D } from 'three';

/** Where ears begin and where temples have gone behind them, cm behind the bridge of the nose (item space z). */
const FADE = { from: -8.4, to: -10.4 } as const;

/**
 * Temples end softly before the ear: hair and ears are no occluders, and a tip that lies on top of the hair
 * looks glued on. The last 2 cm run out in alpha and what would be behind the ear is gone. For what is worn;
 * a product picture shows the whole thing. Changes `object`.
 */
export function fadeTemples(object: Object3D): void {
  object.updateMatrixWorld(true);
  object.traverse((part) => {
    if (!(part instanceof Mesh) || !/^(temple|tip)-/.test(part.name)) return;
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
