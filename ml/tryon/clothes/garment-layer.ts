import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Mesh,
  Scene,
  ShaderMaterial,
  type Texture,
} from 'three';
import type { PictureArea } from '../face-area.ts';
import type { ClothesManifest } from '../manifest.ts';
import type { TryOnBody } from '../sight.ts';
import type { StagePicture } from '../stage-contract.ts';
import type { StageView } from '../stage-view.ts';
import { garmentMesh } from './garment-mesh.ts';

/** The area is asked for before the picture's size in pixels matters. */
const AREA_ROWS = 1_000;

/** A garment for the page: the mesh of `dressBody`, with its veil, as a shader over the camera picture. */
export class GarmentLayer {
  readonly scene = new Scene();
  readonly #manifest: ClothesManifest;
  readonly #mesh: Mesh<BufferGeometry, ShaderMaterial>;

  /** @param cloth the garment's picture, straight alpha, first row at the top; the layer does not own it */
  constructor(manifest: ClothesManifest, cloth: Texture) {
    this.#manifest = manifest;
    const material = new ShaderMaterial({
      uniforms: { cloth: { value: cloth }, stretch: { value: [1, 1] }, shift: { value: [0, 0] } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      side: DoubleSide,
    });
    this.#mesh = new Mesh(new BufferGeometry(), material);
    this.#mesh.frustumCulled = false;
    this.scene.add(this.#mesh);
  }

  /** Where the garment will be, shares of the picture; nothing when it cannot hang on this body. */
  area(body: TryOnBody, aspect: number): PictureArea | undefined {
    const size = { width: aspect * AREA_ROWS, height: AREA_ROWS };
    const mesh = garmentMesh(body, this.#manifest, size);
    if (mesh === undefined) return undefined;
    const across = mesh.positions.filter((_, i) => i % 2 === 0);
    const down = mesh.positions.filter((_, i) => i % 2 === 1);
    return {
      left: Math.min(...across) / size.width,
      top: Math.min(...down) / size.height,
      right: Math.max(...across) / size.width,
      bottom: Math.max(...down) / size.height,
    };
  }

  follow(body: TryOnBody, view: StageView, _picture: StagePicture | undefined): void {
    const { width, height } = view.picture;
    const mesh = garmentMesh(body, this.#manifest, view.picture);
    this.#mesh.visible = mesh !== undefined;
    if (mesh === undefined) return;
    const place = new Float32Array((mesh.positions.length / 2) * 3);
    for (let i = 0; i < mesh.positions.length / 2; i += 1) {
      place[i * 3] = ((mesh.positions[i * 2] as number) / width) * 2 - 1;
      place[i * 3 + 1] = 1 - ((mesh.positions[i * 2 + 1] as number) / height) * 2;
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(place, 3));
    geometry.setAttribute('uv', new BufferAttribute(mesh.uv, 2));
    geometry.setAttribute('shade', new BufferAttribute(mesh.shade, 1));
    geometry.setIndex(new BufferAttribute(mesh.indices, 1));
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = geometry;
    const { part } = view;
    const { uniforms } = this.#mesh.material;
    set(uniforms, 'stretch', [width / part.width, height / part.height]);
    set(uniforms, 'shift', [
      (width - 2 * part.left) / part.width - 1,
      1 - (height - 2 * part.top) / part.height,
    ]);
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
  }
}

function set(uniforms: ShaderMaterial['uniforms'], name: string, value: unknown): void {
  const uniform = uniforms[name];
  if (uniform !== undefined) uniform.value = value;
}

const VERTEX = /* glsl */ `
attribute float shade;
// From the clip space of the whole picture to that of the part in view.
uniform vec2 stretch, shift;
varying vec2 place, thread;
varying float light;
void main() {
  place = position.xy * 0.5 + 0.5;
  thread = uv;
  light = shade;
  gl_Position = vec4(position.xy * stretch + shift, 0.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D cloth;
varying vec2 place, thread;
varying float light;
void main() {
  vec4 texel = texture2D(cloth, thread);
  gl_FragColor = vec4(texel.rgb * light, texel.a);
}`;
