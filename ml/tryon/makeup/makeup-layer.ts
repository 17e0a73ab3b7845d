import {
  BufferAttribute,
  BufferGeometry,
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
import type { StagePicture } from '../stage-contract.ts';
import type { StageView } from '../stage-view.ts';
import type { Coat } from './coat.ts';
import { PAINT_FRAGMENT, PAINT_VERTEX } from './paint-shader.ts';
import { PatchProbe } from './patch-probe.ts';
import { exposureOf, filterOf, paintLook } from './pigment.ts';
import { fittedCoat } from './region-coat.ts';
import { steadyLips } from './steady-lips.ts';

/** Make-up for the page: the coat of `paintMakeup` as triangles, its formula as a shader over the camera picture. */
export class MakeupLayer {
  readonly scene = new Scene();
  readonly #makeup: Makeup;
  readonly #shape: FaceShape;
  readonly #probe = new PatchProbe();
  #steady = steadyLips();
  readonly #mesh: Mesh<BufferGeometry, ShaderMaterial>;
  #texture: { readonly picture: StagePicture; readonly texture: Texture } | undefined;

  constructor(makeup: Makeup, shape: FaceShape) {
    this.#makeup = makeup;
    this.#shape = shape;
    const material = new ShaderMaterial({
      uniforms: uniformsOf(makeup),
      vertexShader: PAINT_VERTEX,
      fragmentShader: PAINT_FRAGMENT,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      side: DoubleSide,
    });
    this.#mesh = new Mesh(new BufferGeometry(), material);
    this.#mesh.frustumCulled = false;
    this.scene.add(this.#mesh);
  }

  /** @param picture without it the colour is laid on flat: there is no light to keep. */
  follow(landmarks: Float32Array, view: StageView, picture: StagePicture | undefined): void {
    const { picture: size, part, drawing } = view;
    const { coat, mean } = fittedCoat(this.#makeup, {
      landmarks,
      size,
      shape: this.#shape,
      pixel: part.width / Math.max(1, drawing.width),
      steady: this.#steady,
      ...(picture === undefined ? {} : { look: (area) => this.#probe.cut(picture, area) }),
    });
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = geometryOf(coat, size);
    const { uniforms } = this.#mesh.material;
    set(uniforms, 'mean', mean);
    set(uniforms, 'exposure', mean > 0 ? exposureOf(this.#makeup.region, mean) : 1);
    set(uniforms, 'stretch', [size.width / part.width, size.height / part.height]);
    set(uniforms, 'shift', [
      (size.width - 2 * part.left) / part.width - 1,
      1 - (size.height - 2 * part.top) / part.height,
    ]);
    set(uniforms, 'picture', picture === undefined ? null : this.#textureOf(picture));
  }

  /** Another face comes next. */
  forget(): void {
    this.#steady = steadyLips();
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = new BufferGeometry();
    this.#texture?.texture.dispose();
    this.#texture = undefined;
    set(this.#mesh.material.uniforms, 'picture', null);
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

function uniformsOf(makeup: Makeup): ShaderMaterial['uniforms'] {
  const [colour, second] = [makeup.colour, makeup.second ?? makeup.colour].map((value) => {
    const { r, g, b } = new Color(value);
    return [r, g, b];
  }) as [[number, number, number], [number, number, number]];
  const { shine, streak, sparkle, body, keepsDark, hair } = paintLook(makeup);
  const values = {
    ...{ picture: null, colour, second },
    ...{ filterFirst: filterOf(makeup.region, colour), filterSecond: filterOf(makeup.region, second) },
    ...{ coverage: makeup.coverage, shine, streak, sparkle, body, keepsDark, hair },
    ...{ mean: 0, exposure: 1, stretch: [1, 1], shift: [0, 0] },
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function geometryOf({ position, paint, grain, triangles }: Coat, size: StageView['picture']): BufferGeometry {
  const clip = new Float32Array((position.length / 2) * 3);
  for (let i = 0; i < position.length / 2; i += 1) {
    clip[i * 3] = ((position[i * 2] as number) / size.width) * 2 - 1;
    clip[i * 3 + 1] = 1 - ((position[i * 2 + 1] as number) / size.height) * 2;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(clip, 3));
  geometry.setAttribute('paint', new BufferAttribute(paint, 3));
  geometry.setAttribute('grain', new BufferAttribute(grain, 2));
  geometry.setIndex([...triangles]);
  return geometry;
}

function set(uniforms: ShaderMaterial['uniforms'], name: string, value: unknown): void {
  const uniform = uniforms[name];
  if (uniform !== undefined) uniform.value = value;
}
