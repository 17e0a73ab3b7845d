import type { PanoramaView } from '../../model/panorama-view.ts';

/** Draws an equirectangular picture as it is seen from its middle. */
export interface PanoramaCanvas {
  show(picture: TexImageSource): void;
  draw(view: PanoramaView): void;
  dispose(): void;
}

const VERTEX = `#version 300 es
in vec2 corner;
out vec2 place;
void main() { place = corner; gl_Position = vec4(corner, 0.0, 1.0); }`;

/** One look-up a pixel: the direction that \`directionAt\` gives, as a place in the picture. */
const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform vec2 look;
uniform vec2 reach;
in vec2 place;
out vec4 colour;
const float PI = 3.14159265;
void main() {
  vec2 at = place * reach;
  float ahead = cos(look.y) - at.y * sin(look.y);
  float high = at.y * cos(look.y) + sin(look.y);
  float yaw = look.x + atan(at.x, ahead);
  float pitch = atan(high, length(vec2(at.x, ahead)));
  colour = texture(picture, vec2(yaw / (2.0 * PI) + 0.5, 0.5 - pitch / PI));
}`;

/** A screen of three pixels a point shows nothing of it in a panorama of 2,048 columns. */
const PIXEL_RATIO_MAX = 2;

/** Nothing where there is no WebGL 2. three.js would be 150 kB for this one rectangle. */
export function panoramaCanvas(canvas: HTMLCanvasElement): PanoramaCanvas | undefined {
  const gl = canvas.getContext('webgl2', { antialias: false, alpha: false });
  const program = gl?.createProgram();
  if (!gl || !program) return undefined;
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return undefined;
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(-1, -1, 3, -1, -1, 3), gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, 'corner');
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  // Around the visitor the picture goes on, above and below it ends.
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  const [look, reach] = [gl.getUniformLocation(program, 'look'), gl.getUniformLocation(program, 'reach')];

  return {
    show: (picture) => gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture),
    draw({ yaw, pitch, sight }) {
      const ratio = Math.min(PIXEL_RATIO_MAX, devicePixelRatio);
      const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio].map(Math.round) as [
        number,
        number,
      ];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      gl.viewport(0, 0, width, height);
      const high = Math.tan(sight / 2);
      gl.uniform2f(look, yaw, pitch);
      gl.uniform2f(reach, (high * width) / height, high);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    // The canvas goes with the page; its graphics memory would wait for the garbage collector.
    dispose: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}
