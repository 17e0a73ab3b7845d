import {
  EXTENSIONS,
  FRAMEBUFFER_BINDING,
  GL,
  PARAMETERS,
  TEXTURE_BINDING_2D,
  VIEWPORT,
  WITHOUT_EFFECT,
} from './gl-numbers.ts';
import type { Picture } from './picture.ts';

type Pixels = Uint8Array | Uint8ClampedArray | Float32Array;

interface Texture {
  data: Pixels | undefined;
}

interface Framebuffer {
  readonly attachments: Map<number, Texture>;
}

interface ShaderProgram {
  readonly shaders: { source: string }[];
}

/** Where in wasm memory the library put its copy of the last picture. */
interface HeapCopy {
  readonly offset: number;
  readonly length: number;
}

/**
 * The WebGL2 that MediaPipe sees in Node. With the CPU delegate the library never draws: it uploads the
 * frame as a texture, attaches it to a framebuffer and reads it back into wasm memory. A store of textures
 * is all that takes; no browser, native GL or canvas package. (Counted: 0 draw calls for face, pose, hand
 * and segmentation. `draws` stays 0, a test asserts it.)
 */
export class SoftGl {
  readonly canvas: SoftCanvas;
  readonly drawingBufferWidth = 1;
  readonly drawingBufferHeight = 1;
  draws = 0;
  lastCopy: HeapCopy | undefined;
  #unit: number = GL.TEXTURE0;
  readonly #units = new Map<number, Texture>();
  #drawTo: Framebuffer | null = null;
  #readFrom: Framebuffer | null = null;
  readonly #screen: Framebuffer = { attachments: new Map() };

  constructor(canvas: SoftCanvas) {
    this.canvas = canvas;
    Object.assign(this, GL);
  }

  /** Drops every reference to picture bytes. */
  forgetPictures(): void {
    this.lastCopy = undefined;
    for (const texture of this.#units.values()) texture.data = undefined;
    for (const framebuffer of [this.#drawTo, this.#readFrom, this.#screen]) {
      for (const texture of framebuffer?.attachments.values() ?? []) texture.data = undefined;
    }
  }

  getContextAttributes() {
    return { alpha: true, antialias: false, depth: false, stencil: false, premultipliedAlpha: true };
  }
  isContextLost() {
    return false;
  }
  getSupportedExtensions() {
    return [...EXTENSIONS];
  }
  getExtension(name: string) {
    return EXTENSIONS.includes(name) ? {} : null;
  }
  getError() {
    return 0;
  }
  getParameter(parameter: number): unknown {
    if (parameter === FRAMEBUFFER_BINDING) return this.#drawTo;
    if (parameter === TEXTURE_BINDING_2D) return this.#units.get(this.#unit) ?? null;
    if (parameter === VIEWPORT) return new Int32Array([0, 0, this.canvas.width, this.canvas.height]);
    return PARAMETERS[parameter] ?? 0;
  }

  createTexture(): Texture {
    return { data: undefined };
  }
  activeTexture(unit: number) {
    this.#unit = unit;
  }
  bindTexture(_target: number, texture: Texture | null) {
    if (texture === null) this.#units.delete(this.#unit);
    else this.#units.set(this.#unit, texture);
  }
  texStorage2D() {
    const texture = this.#units.get(this.#unit);
    if (texture !== undefined) texture.data = undefined;
  }
  /** (target, level, internal, format, type, picture) or (target, level, internal, w, h, border, format, type, bytes, offset). */
  texImage2D(...given: readonly unknown[]) {
    const texture = this.#units.get(this.#unit);
    if (texture === undefined) return;
    if (given.length <= 6) {
      texture.data = (given[5] as Picture).data;
      return;
    }
    const [, , , width, height, , format, type, pixels, offset] = given as readonly [
      ...rest: [number, number, number],
      width: number,
      height: number,
      border: number,
      format: number,
      type: number,
      pixels: Pixels | null,
      offset?: number,
    ];
    texture.data =
      pixels === null ? undefined : copyOf(pixels, offset ?? 0, width * height * channels(format), type);
  }
  texSubImage2D(
    ...[, , , , width, height, format, type, pixels, offset]: readonly [
      ...rest: [number, number, number, number],
      width: number,
      height: number,
      format: number,
      type: number,
      pixels: Pixels | Picture | null,
      offset?: number,
    ]
  ) {
    const texture = this.#units.get(this.#unit);
    if (texture === undefined || pixels === null) return;
    texture.data =
      'data' in pixels ? pixels.data : copyOf(pixels, offset ?? 0, width * height * channels(format), type);
  }

  createFramebuffer(): Framebuffer {
    return { attachments: new Map() };
  }
  deleteFramebuffer(framebuffer: Framebuffer | null) {
    if (this.#drawTo === framebuffer) this.#drawTo = null;
    if (this.#readFrom === framebuffer) this.#readFrom = null;
  }
  bindFramebuffer(target: number, framebuffer: Framebuffer | null) {
    if (target !== GL.READ_FRAMEBUFFER) this.#drawTo = framebuffer;
    if (target !== GL.DRAW_FRAMEBUFFER) this.#readFrom = framebuffer;
  }
  framebufferTexture2D(target: number, attachment: number, _textureTarget: number, texture: Texture | null) {
    const framebuffer = (target === GL.READ_FRAMEBUFFER ? this.#readFrom : this.#drawTo) ?? this.#screen;
    if (texture === null) framebuffer.attachments.delete(attachment);
    else framebuffer.attachments.set(attachment, texture);
  }
  checkFramebufferStatus() {
    return GL.FRAMEBUFFER_COMPLETE;
  }
  readPixels(
    ...[, , width, height, format, type, out, offset = 0]: readonly [
      ...rest: [number, number],
      width: number,
      height: number,
      format: number,
      type: number,
      out: Pixels,
      offset?: number,
    ]
  ) {
    const framebuffer = this.#readFrom ?? this.#drawTo ?? this.#screen;
    const data = framebuffer.attachments.get(GL.COLOR_ATTACHMENT0)?.data;
    if (data === undefined) return;
    const length = width * height * channels(format);
    const source = data.length === length ? data : data.subarray(0, length);
    if (out instanceof Float32Array || type !== GL.FLOAT) out.set(source, offset);
    else new Float32Array(out.buffer, out.byteOffset + offset, length).set(source);
    if (type !== GL.FLOAT) this.lastCopy = { offset: out.byteOffset + offset, length };
  }

  // ImageSegmenter builds programs at start-up and asks for their uniforms; its masks are computed on the CPU.
  createShader() {
    return { source: '' };
  }
  createProgram(): ShaderProgram {
    return { shaders: [] };
  }
  shaderSource(shader: { source: string }, source: string) {
    shader.source = source;
  }
  attachShader(program: ShaderProgram, shader: { source: string }) {
    program.shaders.push(shader);
  }
  getActiveUniform(program: ShaderProgram, index: number) {
    return uniformsOf(program)[index];
  }
  getActiveAttrib() {
    return null;
  }
  getShaderParameter() {
    return true;
  }
  getProgramParameter(program: ShaderProgram, parameter: number) {
    if (parameter === 0x8b86) return uniformsOf(program).length; // ACTIVE_UNIFORMS
    return parameter === 0x8b89 || parameter === 0x8a36 ? 0 : true; // ACTIVE_ATTRIBUTES, ACTIVE_UNIFORM_BLOCKS
  }
  getShaderInfoLog() {
    return '';
  }
  getProgramInfoLog() {
    return '';
  }
  getAttribLocation() {
    return 0;
  }
  getUniformLocation(_program: ShaderProgram, name: string) {
    return { name };
  }
  createBuffer() {
    return {};
  }
  createVertexArray() {
    return {};
  }
  fenceSync() {
    return {};
  }
  clientWaitSync() {
    return 0x911a; // ALREADY_SIGNALED
  }
  getSyncParameter() {
    return 0x9119; // SIGNALED
  }
  drawArrays() {
    this.draws += 1;
  }
  drawElements() {
    this.draws += 1;
  }
}

for (const name of WITHOUT_EFFECT.split(' ')) {
  Object.defineProperty(SoftGl.prototype, name, { value: () => undefined });
}

/** One per tracker instance. */
export class SoftCanvas {
  readonly width = 1;
  readonly height = 1;
  gl: SoftGl | undefined;

  /** The library tries other contexts first and must be refused them. */
  getContext(type: string): SoftGl | null {
    if (type !== 'webgl2') return null;
    this.gl ??= new SoftGl(this);
    return this.gl;
  }
  addEventListener() {}
  removeEventListener() {}
}

function channels(format: number): number {
  if (format === GL.RGBA || format === GL.RGBA_INTEGER) return 4;
  if (format === GL.RGB) return 3;
  return format === GL.RG ? 2 : 1;
}

function copyOf(pixels: Pixels, offset: number, length: number, type: number): Pixels {
  if (type !== GL.FLOAT || pixels instanceof Float32Array) return pixels.slice(offset, offset + length);
  const from = pixels.byteOffset + offset * pixels.BYTES_PER_ELEMENT;
  return new Float32Array(pixels.buffer, from, length).slice();
}

function uniformsOf(program: ShaderProgram) {
  const source = program.shaders.map((shader) => shader.source).join('\n');
  return [...source.matchAll(/uniform\s+(?:(?:lowp|mediump|highp)\s+)?(\w+)\s+(\w+)/g)].map(
    ([, type, name]) => ({
      name,
      size: 1,
      type: type?.startsWith('sampler') ? 0x8b5e : GL.FLOAT, // SAMPLER_2D
    }),
  );
}
