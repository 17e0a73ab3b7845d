import type { Document, Mesh, mat4 } from '@gltf-transform/core';
import { transformMesh } from '@gltf-transform/functions';
import type { Vector } from './points.ts';

/**
 * One earring, its hook at the origin, becomes a pair: the left one at `hook`, the right one its mirror image. What
 * their nodes are called makes each swing about its hook and vanish behind the cheek.
 *
 * @param hook the left one's, in the model space of earrings, cm
 */
export function makePair(document: Document, [x, y, z]: Vector): void {
  const [scene] = document.getRoot().listScenes();
  const singles = document
    .getRoot()
    .listNodes()
    .flatMap((node) => node.getMesh() ?? []);
  for (const node of document.getRoot().listNodes()) node.dispose();
  const hang = (mesh: Mesh, part: number, side: 'left' | 'right', matrix: mat4) => {
    transformMesh(mesh, matrix);
    scene?.addChild(
      document.createNode(`drop-${part}-${side}`).setMesh(mesh.setName(`drop-${part}-${side}`)),
    );
  };
  for (const [part, single] of singles.entries()) {
    const mirrored = single.clone();
    // A shared primitive would be moved twice.
    for (const primitive of mirrored.listPrimitives()) {
      mirrored.removePrimitive(primitive);
      const own = primitive.clone();
      for (const semantic of own.listSemantics()) {
        const accessor = own.getAttribute(semantic);
        if (accessor !== null) own.setAttribute(semantic, accessor.clone());
      }
      const indices = own.getIndices();
      if (indices !== null) own.setIndices(indices.clone());
      mirrored.addPrimitive(own);
    }
    hang(single, part, 'left', [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]);
    // transformMesh turns the triangles over when the matrix mirrors.
    hang(mirrored, part, 'right', [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, y, z, 1]);
  }
}
