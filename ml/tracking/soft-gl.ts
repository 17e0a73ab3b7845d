/**
 * The WebGL2 that MediaPipe sees in Node. With the CPU delegate the library never draws: it uploads the
 * frame as a texture, attaches it to a framebuffer and reads it back into wasm memory. A store of textures
 * is all that takes; no browser, native GL or canvas package. (Counted: 0 draw calls for face, pose, hand
 * and segmentation. `draws` stays 0, a test asserts it.)
 */

/** Numbers from the WebGL2 and OpenGL ES 3 specifications; only those that the library asks for by name. */
const GL = {
  VERSION: 0x1f02,
  VENDOR: 0x1f00,
  RENDERER: 0x1f01,
  SHADING_LANGUAGE_VERSION: 0x8b8c,
  RGBA: 0x1908,
  RGB: 0x1907,
  RG: 0x8227,
  RED: 0x1903,
  RGBA_INTEGER: 0x8d99,
  R32F: 0x822e,
  RGBA32F: 0x8814,
  RGBA16F: 0x881a,
  UNSIGNED_BYTE: 0x1401,
  FLOAT: 0x1406,
  TEXTURE_2D: 0x0de1,
  TEXTURE0: 0x84c0,
  TEXTURE_MIN_FILTER: 0x2801,
  TEXTURE_MAG_FILTER: 0x2800,
  TEXTURE_WRAP_S: 0x2802,
  TEXTURE_WRAP_T: 0x2803,
  LINEAR: 0x2601,
  NEAREST: 0x2600,
  CLAMP_TO_EDGE: 0x812f,
  FRAMEBUFFER: 0x8d40,
  READ_FRAMEBUFFER: 0x8ca8,
  DRAW_FRAMEBUFFER: 0x8ca9,
  COLOR_ATTACHMENT0: 0x8ce0,
  FRAMEBUFFER_COMPLETE: 0x8cd5,
  UNPACK_FLIP_Y_WEBGL: 0x9240,
  VERTEX_SHADER: 0x8b31,
  FRAGMENT_SHADER: 0x8b30,
  COMPILE_STATUS: 0x8b81,
  LINK_STATUS: 0x8b82,
  ARRAY_BUFFER: 0x8892,
  STATIC_DRAW: 0x88e4,
  COLOR_BUFFER_BIT: 0x4000,
  TRIANGLE_FAN: 6,
  TRIANGLE_STRIP: 5,
} as const;

const EXTENSIONS = ['EXT_color_buffer_float', 'OES_texture_float_linear', 'EXT_color_buffer_half_float'];

const PARAMETERS: Readonly<Record<number, unknown>> = {
  [GL.VERSION]: 'WebGL 2.0 (OpenGL ES 3.0 SoftTexture)',
  [GL.SHADING_LANGUAGE_VERSION]: 'WebGL GLSL ES 3.00',
  [GL.VENDOR]: 'node',
  [GL.RENDERER]: 'SoftTexture',
  37445: 'node', // UNMASKED_VENDOR
  37446: 'SoftTexture', // UNMASKED_RENDERER
  3379: 8_192, // MAX_TEXTURE_SIZE
  34930: 16, // MAX_TEXTURE_IMAGE_UNITS
  35661: 16, // MAX_COMBINED_TEXTURE_IMAGE_UNITS
  33307: 3, // MAJOR_VERSION
  36063: 8, // MAX_COLOR_ATTACHMENTS
  34852: 8, // MAX_DRAW_BUFFERS
};
const FRAMEBUFFER_BINDING = 0x8ca6;
const TEXTURE_BINDING_2D = 0x8069;
const VIEWPORT = 0x0ba2;

/** Calls that have no effect on a texture store. */
const WITHOUT_EFFECT =
  'pixelStorei compileShader detachShader linkProgram useProgram deleteShader deleteProgram bindAttribLocation ' +
  'bindBuffer bindBufferBase bufferData bufferSubData deleteBuffer bindVertexArray deleteVertexArray ' +
  'vertexAttribPointer enableVertexAttribArray disableVertexAttribArray viewport clear clearColor colorMask ' +
  'enable disable blendFunc blendEquation texParameteri texParameterf uniform1i uniform1f uniform1fv uniform2f ' +
  'uniform2fv uniform3f uniform4f uniform4fv uniform4iv uniformMatrix2fv uniformMatrix3fv uniformMatrix4fv ' +
  'uniformBlockBinding flush finish deleteSync waitSync drawBuffers readBuffer invalidateFramebuffer lineWidth ' +
  'scissor depthMask framebufferTextureLayer deleteTexture';

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

/** A picture as the library takes it: RGBA, straight alpha. The bytes are referred to, not copied. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Where in wasm memory the library put its copy of the last picture. */
export interface HeapCopy {
  readonly offset: number;
  readonly length: number;
}

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
