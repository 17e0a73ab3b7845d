import { type BufferGeometry, Mesh, type MeshStandardMaterial, type Object3D, Vector3 } from 'three';

/** What the painter needs of one surface; light in linear sRGB. */
export interface Surface {
  readonly colour: readonly [number, number, number];
  /** Light that it gives, in the unit of a white wall in full light. */
  readonly glow: number;
  /** How much of a mirror it is, 0..1. */
  readonly mirror: number;
  /** Lets rays of light pass: panes and lenses; in the surface's colour. */
  readonly isClear: boolean;
  readonly pattern: Pattern;
}

export type Pattern = 'plain' | 'planks' | 'terrazzo' | 'slats' | 'weave';

export interface RoomMesh {
  /** `[triangles × 9]`, cm, +y up. */
  readonly corners: Float64Array;
  /** `[triangles × 9]`, one normal a corner. */
  readonly normals: Float64Array;
  readonly surfaces: readonly Surface[];
  /** Surface of each triangle. */
  readonly of: Uint16Array;
}

/** Every triangle of a scene, in the room's space. */
export function roomMesh(scene: Object3D): RoomMesh {
  scene.updateMatrixWorld(true);
  const [corners, normals, of]: [number[], number[], number[]] = [[], [], []];
  const surfaces: Surface[] = [];
  const [point, normal] = [new Vector3(), new Vector3()];
  scene.traverse((object) => {
    // Lenses are two sheets, a tint and a sheen; the painter reflects by itself.
    if (!(object instanceof Mesh) || object.name.endsWith('-sheen')) return;
    const { geometry } = object;
    surfaces.push(surfaceOf(object.material as MeshStandardMaterial, geometry));
    const [positions, directions] = [geometry.getAttribute('position'), geometry.getAttribute('normal')];
    const corner = (i: number) => geometry.index?.getX(i) ?? i;
    const count = geometry.index?.count ?? positions.count;
    for (let i = 0; i < count; i += 1) {
      point.fromBufferAttribute(positions, corner(i)).applyMatrix4(object.matrixWorld);
      normal.fromBufferAttribute(directions, corner(i)).transformDirection(object.matrixWorld);
      corners.push(point.x, point.y, point.z);
      normals.push(normal.x, normal.y, normal.z);
      if (i % 3 === 0) of.push(surfaces.length - 1);
    }
  });
  return {
    corners: Float64Array.from(corners),
    normals: Float64Array.from(normals),
    surfaces,
    of: Uint16Array.from(of),
  };
}

function surfaceOf(material: MeshStandardMaterial, geometry: BufferGeometry): Surface {
  if (material.name === 'lens-tint') return lens(geometry);
  const { r, g, b } = material.color;
  const data = material.userData as { glow?: number; pattern?: Pattern; mirror?: number };
  const isClear = material.transparent && material.opacity < 0.95;
  return {
    colour: [r, g, b],
    glow: data.glow ?? 0,
    mirror: data.mirror ?? Math.max(0, (material.metalness ?? 0) - (material.roughness ?? 1)) * 0.8,
    isClear,
    pattern: data.pattern ?? 'plain',
  };
}

/** What a lens lets through, in the middle between its upper and lower edge. */
function lens(geometry: BufferGeometry): Surface {
  const tint = geometry.getAttribute('color');
  const through = [0, 0, 0];
  for (let i = 0; i < tint.count; i += 1)
    for (let part = 0; part < 3; part += 1) {
      const hides = tint.getW(i);
      through[part] = (through[part] as number) + (1 - hides * (1 - tint.getComponent(i, part))) / tint.count;
    }
  const colour = through as unknown as readonly [number, number, number];
  return { colour, glow: 0, mirror: 0, isClear: true, pattern: 'plain' };
}
