import {
  type BufferGeometry,
  CanvasTexture,
  Color,
  DoubleSide,
  Mesh,
  Scene,
  ShaderMaterial,
  type Texture,
  VideoTexture,
} from 'three';
import type { FaceShape } from '../face-rig.ts';
import type { Makeup } from '../manifest.ts';
import { PictureProbe } from '../picture-probe.ts';
import type { StagePicture } from '../stage-contract.ts';
import type { StageView } from '../stage-view.ts';
import { lipsOf } from './lip-rings.ts';
import { lipSheet } from './lip-sheet.ts';
import { exposureOf, FINISH_LOOKS } from './pigment.ts';

/** Enough to tell lip from teeth. */
const PROBE_WIDTH = 48;
const PROBE_HEIGHT = 24;

/** Lipstick for the page: the formula of `paintLips` as a shader over the camera picture. */
export class MakeupLayer {
  readonly scene = new Scene();
  readonly #probe = new PictureProbe(PROBE_WIDTH, PROBE_HEIGHT);
  readonly #mesh: Mesh<BufferGeometry, ShaderMaterial>;
  #texture: { readonly picture: StagePicture; readonly texture: Texture } | undefined;

  constructor({ colour, coverage, finish }: Makeup, _shape: FaceShape) {
    const look = FINISH_LOOKS[finish];
    const { r, g, b } = new Color(colour);
    const material = new ShaderMaterial({
      uniforms: {
        picture: { value: null },
        pigment: { value: [r, g, b] },
        coverage: { value: coverage },
        shine: { value: look.shine },
        streak: { value: look.streak },
        mean: { value: 0 },
        exposure: { value: 1 },
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
    this.#mesh = new Mesh(lipSheet(new Float32Array(478 * 3), 1, 1), material);
    this.#mesh.frustumCulled = false;
    this.scene.add(this.#mesh);
  }

  /** @param picture without it the colour is laid on flat: there is no light to keep. */
  follow(landmarks: Float32Array, view: StageView, picture: StagePicture | undefined): void {
    const { width, height } = view.picture;
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = lipSheet(landmarks, width, height);
    const mean = picture === undefined ? 0 : meanLipLuminance(this.#probe, picture, landmarks, width, height);
    const { uniforms } = this.#mesh.material;
    set(uniforms, 'mean', mean);
    set(uniforms, 'exposure', mean > 0 ? exposureOf(mean) : 1);
    const { part } = view;
    set(uniforms, 'stretch', [width / part.width, height / part.height]);
    set(uniforms, 'shift', [
      (width - 2 * part.left) / part.width - 1,
      1 - (height - 2 * part.top) / part.height,
    ]);
    set(uniforms, 'picture', picture === undefined ? null : this.#textureOf(picture));
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
    this.#texture?.texture.dispose();
  }

  #textureOf(picture: StagePicture): Texture {
    if (this.#texture?.picture !== picture) {
      this.#texture?.texture.dispose();
      const texture =
        picture instanceof HTMLVideoElement ? new VideoTexture(picture) : new CanvasTexture(picture);
      texture.generateMipmaps = false;
      this.#texture = { picture, texture };
    }
    this.#texture.texture.needsUpdate = true;
    return this.#texture.texture;
  }
}

function set(uniforms: ShaderMaterial['uniforms'], name: string, value: unknown): void {
  const uniform = uniforms[name];
  if (uniform !== undefined) uniform.value = value;
}

const VERTEX = /* glsl */ `
attribute float cover;
attribute float wet;
// From the clip space of the whole picture to that of the part in view.
uniform vec2 stretch, shift;
varying vec2 place;
varying float lip;
varying float shineHere;
void main() {
  place = position.xy * 0.5 + 0.5;
  lip = cover;
  shineHere = wet;
  gl_Position = vec4(position.xy * stretch + shift, 0.0, 1.0);
}`;

// The texture is read as it is (sRGB); decoding here keeps video and canvas alike.
const FRAGMENT = /* glsl */ `
uniform sampler2D picture;
uniform vec3 pigment;
uniform float coverage, shine, streak, mean, exposure;
varying vec2 place;
varying float lip;
varying float shineHere;
vec3 decode(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 encode(vec3 c) { return mix(c * 12.92, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }
void main() {
  float share = lip * lip * (3.0 - 2.0 * lip);
  if (mean <= 0.0) {
    gl_FragColor = vec4(encode(pigment * 0.85), share * coverage * 0.6);
    return;
  }
  vec3 skin = decode(texture2D(picture, place).rgb);
  float relief = dot(skin, vec3(0.2126, 0.7152, 0.0722)) / mean;
  float light = (relief <= 1.0 ? relief : 1.0 + (relief - 1.0) * shine) * exposure;
  vec3 painted = mix(skin, pigment * light, coverage) + streak * shineHere * exposure * min(1.5, relief);
  gl_FragColor = vec4(encode(clamp(painted, 0.0, 1.0)), share);
}`;

/** Mean linear luminance half way between the lip rings. */
function meanLipLuminance(
  probe: PictureProbe,
  picture: StagePicture,
  landmarks: Float32Array,
  width: number,
  height: number,
): number {
  const { outer, inner } = lipsOf(landmarks, width, height);
  const across = outer.filter((_, i) => i % 2 === 0).map((x) => x / width);
  const down = outer.filter((_, i) => i % 2 === 1).map((y) => y / height);
  const area = {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  };
  const luminanceAt = probe.look(picture, [width, height], area);
  let sum = 0;
  for (let i = 0; i < inner.length; i += 2) {
    const x = ((inner[i] as number) + (outer[i] as number)) / 2;
    const y = ((inner[i + 1] as number) + (outer[i + 1] as number)) / 2;
    sum += luminanceAt(x / width, y / height);
  }
  return sum / (inner.length / 2);
}
