import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DoubleSide,
  LinearFilter,
  Mesh,
  Scene,
  ShaderMaterial,
  SRGBColorSpace,
  Texture,
} from 'three';
import type { PictureArea } from '../face-area.ts';
import type { ClothesManifest } from '../manifest.ts';
import type { TryOnBody } from '../sight.ts';
import type { StagePicture } from '../stage-contract.ts';
import type { StageView } from '../stage-view.ts';
import type { Figure } from './figure.ts';
import { garmentMesh } from './garment-mesh.ts';
import { SmallCopy } from './small-copy.ts';
import { lookSize } from './small-picture.ts';
import { type Veil, veilOf } from './veil.ts';

/** The area is asked for before the picture's size in pixels matters. */
const AREA_ROWS = 1_000;

/** Coarser than for a photo (56): in motion nobody sees the difference, and a phone has 30 ms for everything. */
const CELLS_PER_SHOULDERS = 36;
/** Light around 1 in a byte. */
const LIGHT_STEPS = 128;

/** A garment for the page: the mesh of `dressBody`, with its veil, as a shader over the camera picture. */
export class GarmentLayer {
  readonly scene = new Scene();
  readonly #manifest: ClothesManifest;
  readonly #cloth: Texture;
  readonly #mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly #copy = new SmallCopy();
  readonly #bare = veilTexture(1, 1, Uint8Array.of(255, LIGHT_STEPS, 0, 255));
  #veil: DataTexture | undefined;

  /** @param cloth the garment's picture, straight alpha, first row at the top; disposed with the layer */
  constructor(manifest: ClothesManifest, cloth: Texture) {
    this.#manifest = manifest;
    this.#cloth = cloth;
    const material = new ShaderMaterial({
      uniforms: {
        cloth: { value: cloth },
        veil: { value: this.#bare },
        lamp: { value: [1, 1, 1] },
        stretch: { value: [1, 1] },
        shift: { value: [0, 0] },
      },
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

  /** @param picture without it nothing is in front of the cloth and there is no light to keep. */
  follow(body: TryOnBody, view: StageView, picture: StagePicture | undefined): void {
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
    const veil = picture && this.#look(picture, view, body, mesh.figure);
    set(uniforms, 'veil', this.#woven(veil));
    set(uniforms, 'lamp', veil?.cast ?? [1, 1, 1]);
    set(uniforms, 'stretch', [width / part.width, height / part.height]);
    set(uniforms, 'shift', [
      (width - 2 * part.left) / part.width - 1,
      1 - (height - 2 * part.top) / part.height,
    ]);
  }

  #look(
    picture: StagePicture,
    { picture: size }: StageView,
    body: TryOnBody,
    figure: Figure,
  ): Veil | undefined {
    const look = this.#copy.of(picture, lookSize(size, figure.shoulderWidth, CELLS_PER_SHOULDERS));
    if (look === undefined) return undefined;
    const veil = veilOf(look, body, figure, this.#manifest.garment, size.width);
    look.rgba.fill(0);
    return veil;
  }

  /** The veil as a texture; it is kept as long as its size stays. */
  #woven(veil: Veil | undefined): DataTexture {
    if (veil === undefined) return this.#bare;
    const { show, relief } = veil;
    const bytes = new Uint8Array(show.values.length * 4);
    for (let cell = 0; cell < show.values.length; cell += 1) {
      bytes[cell * 4] = (show.values[cell] as number) * 255;
      bytes[cell * 4 + 1] = Math.min(255, (relief.values[cell] as number) * LIGHT_STEPS);
    }
    this.#veil?.dispose();
    this.#veil = veilTexture(show.width, show.height, bytes);
    return this.#veil;
  }

  /** Another body comes next. */
  forget(): void {
    this.#veil?.dispose();
    this.#veil = undefined;
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = new BufferGeometry();
    set(this.#mesh.material.uniforms, 'veil', this.#bare);
  }

  dispose(): void {
    this.#veil?.dispose();
    this.#bare.dispose();
    this.#cloth.dispose();
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
  }
}

/** A garment's picture for WebGL. Not premultiplied, as browsers would by default: smaller copies would get dark edges. */
export async function clothTexture(webp: ArrayBuffer): Promise<Texture> {
  const blob = new Blob([webp], { type: 'image/webp' });
  const texture = new Texture(await createImageBitmap(blob, { premultiplyAlpha: 'none' }));
  texture.colorSpace = SRGBColorSpace;
  texture.flipY = false;
  texture.needsUpdate = true;
  return texture;
}

function veilTexture(width: number, height: number, bytes: Uint8Array<ArrayBuffer>): DataTexture {
  const texture = new DataTexture(bytes, width, height);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
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

// The cloth's texture is decoded by WebGL (sRGB); the veil's first row is the picture's top.
const FRAGMENT = /* glsl */ `
uniform sampler2D cloth, veil;
uniform vec3 lamp;
varying vec2 place, thread;
varying float light;
vec3 encode(vec3 c) { return mix(c * 12.92, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }
void main() {
  vec4 texel = texture2D(cloth, thread);
  vec4 seen = texture2D(veil, vec2(place.x, 1.0 - place.y));
  vec3 lit = texel.rgb * light * lamp * seen.g * (255.0 / 128.0);
  gl_FragColor = vec4(encode(clamp(lit, 0.0, 1.0)), texel.a * seen.r);
}`;
