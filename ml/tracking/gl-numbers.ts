/** Numbers from the WebGL2 and OpenGL ES 3 specifications; only those that the library asks for by name. */
export const GL = {
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

export const EXTENSIONS = [
  'EXT_color_buffer_float',
  'OES_texture_float_linear',
  'EXT_color_buffer_half_float',
];

export const PARAMETERS: Readonly<Record<number, unknown>> = {
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
export const FRAMEBUFFER_BINDING = 0x8ca6;
export const TEXTURE_BINDING_2D = 0x8069;
export const VIEWPORT = 0x0ba2;

/** Calls that have no effect on a texture store. */
export const WITHOUT_EFFECT =
  'pixelStorei compileShader detachShader linkProgram useProgram deleteShader deleteProgram bindAttribLocation ' +
  'bindBuffer bindBufferBase bufferData bufferSubData deleteBuffer bindVertexArray deleteVertexArray ' +
  'vertexAttribPointer enableVertexAttribArray disableVertexAttribArray viewport clear clearColor colorMask ' +
  'enable disable blendFunc blendEquation texParameteri texParameterf uniform1i uniform1f uniform1fv uniform2f ' +
  'uniform2fv uniform3f uniform4f uniform4fv uniform4iv uniformMatrix2fv uniformMatrix3fv uniformMatrix4fv ' +
  'uniformBlockBinding flush finish deleteSync waitSync drawBuffers readBuffer invalidateFramebuffer lineWidth ' +
  'scissor depthMask framebufferTextureLayer deleteTexture';
