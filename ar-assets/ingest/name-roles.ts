import type { Document, Material, Primitive } from '@gltf-transform/core';
import type { MaterialRole } from '#ml/tryon';
import type { AddedKind } from './added-kind.ts';
import { boxOf, primitivesOf, sizeOf, type Vector } from './points.ts';

export interface RoleColour {
  readonly role: MaterialRole;
  /** `#rrggbb`, sRGB. */
  readonly colour: string;
  readonly opacity?: { readonly top: number; readonly bottom: number };
}

/** From this on a surface looks like metal whatever it is called. */
const METALLIC_MIN = 0.5;
/** An opaque lens is a mistake of the export: nothing would be seen of the eyes. */
const LENS_OPACITY_MAX = 0.9;
const LENS_OPACITY_MIN = 0.08;

const BODY: Readonly<Record<AddedKind, MaterialRole>> = {
  glasses: 'frame',
  hat: 'fabric',
  earrings: 'metal',
  necklace: 'metal',
  ring: 'metal',
  bracelet: 'metal',
  watch: 'trim',
};

/**
 * Gives every material the name of what it is on the thing, which is what renderers and shops in other colours go
 * by; and every lens texture coordinates that run from its lower to its upper edge, which tints go by.
 */
export function nameRoles(document: Document, kind: AddedKind): RoleColour[] {
  const roles = new Map<MaterialRole, RoleColour>();
  for (const primitive of primitivesOf(document)) {
    const material = primitive.getMaterial() ?? document.createMaterial();
    primitive.setMaterial(material);
    const role = roleOf(material, kind);
    if (role === 'lens') {
      const opacity = Math.min(LENS_OPACITY_MAX, Math.max(LENS_OPACITY_MIN, material.getAlpha()));
      roles.set(role, { role, colour: hexOf(material), opacity: { top: opacity, bottom: opacity } });
      coordinatesByHeight(document, primitive);
      material.setAlphaMode('OPAQUE').setAlpha(1).setDoubleSided(true).setBaseColorTexture(null);
    } else if (!roles.has(role)) roles.set(role, { role, colour: hexOf(material) });
  }
  for (const primitive of primitivesOf(document)) {
    const material = primitive.getMaterial();
    material?.setName(roleOf(material, kind));
  }
  return [...roles.values()];
}

function roleOf(material: Material, kind: AddedKind): MaterialRole {
  const name = material.getName().toLowerCase();
  const transmission = material.getExtension('KHR_materials_transmission') !== null;
  const isClear = transmission || (material.getAlphaMode() === 'BLEND' && material.getAlpha() < 1);
  if (isClear || /lens|glass(?!es)|镜片|表镜/.test(name)) return 'lens';
  if (kind === 'watch' && /dial|face|表盘/.test(name)) return 'dial';
  if (/stone|gem|diamond|pearl|jade|crystal|石|珠|钻|玉/.test(name)) return 'stone';
  if (/^(frame|metal|fabric|trim|stone|dial)$/.test(name)) return name as MaterialRole;
  if (material.getMetallicFactor() >= METALLIC_MIN && material.getMetallicRoughnessTexture() === null)
    return 'metal';
  return BODY[kind];
}

function hexOf(material: Material): string {
  const encoded = material
    .getBaseColorFactor()
    .slice(0, 3)
    .map((value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))
    .map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
  return `#${encoded.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function coordinatesByHeight(document: Document, primitive: Primitive): void {
  const positions = primitive.getAttribute('POSITION');
  if (positions === null) return;
  const points = Array.from(
    { length: positions.getCount() },
    (_, i) => positions.getElement(i, []) as unknown as Vector,
  );
  const box = boxOf(points);
  const share = (point: Vector, axis: 0 | 1) => (point[axis] - box.min[axis]) / (sizeOf(box, axis) || 1);
  const coordinates = document
    .createAccessor()
    .setType('VEC2')
    .setBuffer(positions.getBuffer())
    .setArray(Float32Array.from(points.flatMap((point) => [share(point, 0), share(point, 1)])));
  primitive.setAttribute('TEXCOORD_0', coordinates);
}
