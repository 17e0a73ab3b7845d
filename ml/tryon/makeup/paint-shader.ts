import { DARK_FROM, DARK_TO, FLAKES, STROKES } from './pigment.ts';

export const PAINT_VERTEX = /* glsl */ `
attribute vec3 paint;
attribute vec2 grain;
// From the clip space of the whole picture to that of the part in view.
uniform vec2 stretch, shift;
varying vec2 place, cell;
varying vec3 coat;
void main() {
  place = position.xy * 0.5 + 0.5;
  coat = paint;
  cell = grain;
  gl_Position = vec4(position.xy * stretch + shift, 0.0, 1.0);
}`;

/** \`layPaint\` for the graphics card. The texture is read as it is (sRGB); decoding here keeps video and canvas alike. */
export const PAINT_FRAGMENT = /* glsl */ `
precision highp float;
precision highp int;
uniform sampler2D picture;
uniform vec3 colour, second, filterFirst, filterSecond;
uniform float coverage, shine, streak, sparkle, body, keepsDark, hair, mean, exposure;
varying vec2 place, cell;
varying vec3 coat;
vec3 decode(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 encode(vec3 c) { return mix(c * 12.92, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }
float chance(vec2 at) {
  uvec2 cellAt = uvec2(ivec2(at) + 256);
  uint hash = cellAt.x * 374761393u + cellAt.y * 668265263u;
  hash = (hash ^ (hash >> 13u)) * 1274126177u;
  return float((hash ^ (hash >> 16u)) >> 8u) / 16777216.0;
}
float hairShare(float relief) {
  float own = 0.15 + 0.85 * clamp((1.0 - relief) * 2.2, 0.0, 1.0);
  float phase = cell.x * ${STROKES.toFixed(1)} + cell.y * 1.4;
  float stroke = 1.0 - abs(2.0 * fract(phase) - 1.0);
  return own * (0.8 + 0.3 * stroke * chance(vec2(floor(phase), 0.0)));
}
float flake() {
  float over = max(0.0, chance(floor(cell * ${FLAKES.toFixed(1)})) - 0.75) * 4.0;
  return over * over;
}
void main() {
  float share = coat.x * coat.x * (3.0 - 2.0 * coat.x);
  vec3 pigment = mix(colour, second, coat.y);
  if (mean <= 0.0) {
    gl_FragColor = vec4(encode(pigment * 0.85), share * coverage * mix(0.4, 0.6, body));
    return;
  }
  vec3 skin = decode(texture2D(picture, place).rgb);
  float relief = dot(skin, vec3(0.2126, 0.7152, 0.0722)) / mean;
  if (keepsDark > 0.0) share *= smoothstep(${DARK_FROM}, ${DARK_TO}, relief);
  float light = (relief <= 1.0 ? relief : 1.0 + (relief - 1.0) * shine * share) * exposure;
  float strength = coverage * (hair > 0.0 ? hairShare(relief) : 1.0);
  float flakes = sparkle > 0.0 ? sparkle * flake() : 0.0;
  float glow = exposure * min(1.5, relief) * (streak * coat.z + flakes * share);
  vec3 stain = mix(filterFirst, filterSecond, coat.y) * skin;
  vec3 painted = skin + (mix(stain, pigment * light, body) - skin) * strength * share + glow * share;
  // The edge fades on the display, so that no border shows where the page scales the picture by itself.
  float alpha = min(1.0, 2.0 * share);
  vec3 bare = encode(skin);
  gl_FragColor = vec4(clamp(bare + (encode(clamp(painted, 0.0, 1.0)) - bare) / max(alpha, 0.004), 0.0, 1.0), alpha);
}`;
