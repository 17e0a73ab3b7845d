import { type Material, Matrix4, type Mesh, type Object3D, type PerspectiveCamera, Vector3 } from 'three';
import type { CameraLook } from '../camera-look.ts';
import { type PictureLight, STUDIO } from '../picture-light.ts';
import { fill } from './fill.ts';
import { layOver } from './lay-over.ts';
import { type PixelBox, SampleBuffer } from './sample-buffer.ts';
import { lampsOf } from './shade.ts';
import type { SoftPicture } from './soft-picture.ts';
import { surfaceOf } from './surface.ts';
import { toCamera } from './vertices.ts';

/**
 * Draws three.js scenes over a picture, one after the other, each with its own depth: a layer is an item
 * with its occluders, and the occluders of one item must not cut another that is fitted to another part
 * of the face. Only the box that the items can reach is worked on.
 *
 * @param picture   overwritten
 * @param perSide   samples per side of a pixel: 2 = four samples
 * @param light     how the studio shines; as it stands when not given
 * @param look      what the camera did to the picture; edges as sharp as they are drawn when not given
 * @returns the box that was worked on
 */
export function renderLayers(
  layers: readonly Object3D[],
  camera: PerspectiveCamera,
  picture: SoftPicture,
  perSide: number,
  light: PictureLight = STUDIO,
  look?: CameraLook,
): PixelBox {
  for (const layer of layers) layer.updateMatrixWorld(true);
  camera.updateMatrixWorld();
  const view = new Matrix4().copy(camera.matrixWorld).invert();
  const box = reach(layers, camera, view, picture);
  const buffer = new SampleBuffer(box, perSide);
  if (buffer.width === 0 || buffer.height === 0) return box;
  const frame = { width: picture.width, height: picture.height, left: box.left, top: box.top };
  const lamps = lampsOf(light);
  for (const [index, layer] of layers.entries()) {
    if (index > 0) buffer.forgetDepth();
    for (const mesh of inOrder(meshesOf(layer), view)) {
      const modelView = new Matrix4().multiplyMatrices(view, mesh.matrixWorld);
      fill(
        buffer,
        toCamera(mesh.geometry, modelView, camera, frame),
        surfaceOf(mesh.material as Material),
        lamps,
      );
    }
  }
  layOver(buffer, picture, look);
  return box;
}

function meshesOf(layer: Object3D): Mesh[] {
  const meshes: Mesh[] = [];
  layer.traverseVisible((object) => {
    if ((object as Mesh).isMesh) meshes.push(object as Mesh);
  });
  return meshes;
}

/** Opaque things by render order, then see-through ones from far to near, as WebGL renderers do. */
function inOrder(meshes: readonly Mesh[], view: Matrix4): Mesh[] {
  const depth = new Map(
    meshes.map((mesh) => [mesh, new Vector3().setFromMatrixPosition(mesh.matrixWorld).applyMatrix4(view).z]),
  );
  const seeThrough = (mesh: Mesh): number => ((mesh.material as Material).transparent ? 1 : 0);
  return [...meshes].sort(
    (a, b) =>
      seeThrough(a) - seeThrough(b) ||
      a.renderOrder - b.renderOrder ||
      (seeThrough(a) === 1 ? (depth.get(a) ?? 0) - (depth.get(b) ?? 0) : 0),
  );
}

/** Room for the widest blur. */
const MARGIN_PX = 7;

/** The pixels that painted meshes can reach. A box that reaches behind the camera is the whole picture. */
function reach(
  layers: readonly Object3D[],
  camera: PerspectiveCamera,
  view: Matrix4,
  picture: SoftPicture,
): PixelBox {
  let [left, top, right, bottom] = [picture.width, picture.height, 0, 0];
  const corner = new Vector3();
  for (const mesh of layers.flatMap(meshesOf)) {
    if (!(mesh.material as Material).colorWrite) continue;
    if (mesh.geometry.boundingBox === null) mesh.geometry.computeBoundingBox();
    const bounds = mesh.geometry.boundingBox;
    if (bounds === null) continue;
    for (let i = 0; i < 8; i += 1) {
      corner.set(
        i & 1 ? bounds.max.x : bounds.min.x,
        i & 2 ? bounds.max.y : bounds.min.y,
        i & 4 ? bounds.max.z : bounds.min.z,
      );
      corner.applyMatrix4(mesh.matrixWorld).applyMatrix4(view);
      if (corner.z > -camera.near) return { left: 0, top: 0, right: picture.width, bottom: picture.height };
      corner.applyMatrix4(camera.projectionMatrix);
      left = Math.min(left, ((corner.x + 1) / 2) * picture.width);
      right = Math.max(right, ((corner.x + 1) / 2) * picture.width);
      top = Math.min(top, ((1 - corner.y) / 2) * picture.height);
      bottom = Math.max(bottom, ((1 - corner.y) / 2) * picture.height);
    }
  }
  return {
    left: Math.max(0, Math.floor(left) - MARGIN_PX),
    top: Math.max(0, Math.floor(top) - MARGIN_PX),
    right: Math.min(picture.width, Math.ceil(right) + MARGIN_PX),
    bottom: Math.min(picture.height, Math.ceil(bottom) + MARGIN_PX),
  };
}
