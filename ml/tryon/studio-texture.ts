import { DataTexture, EquirectangularReflectionMapping, FloatType, LinearFilter, RGBAFormat } from 'three';
import { studioRadiance } from './studio-light.ts';

const WIDTH = 256;
const HEIGHT = 128;

/** The studio as a panorama, for WebGL's own prefiltering: the same light as the software renderer's. */
export function studioPanorama(): DataTexture {
  const data = new Float32Array(WIDTH * HEIGHT * 4).fill(1);
  const rgb = [0, 0, 0];
  for (let row = 0; row < HEIGHT; row += 1) {
    const up = ((row + 0.5) / HEIGHT - 0.5) * Math.PI;
    for (let column = 0; column < WIDTH; column += 1) {
      const around = ((column + 0.5) / WIDTH - 0.5) * 2 * Math.PI;
      studioRadiance(Math.cos(up) * Math.cos(around), Math.sin(up), Math.cos(up) * Math.sin(around), rgb);
      data.set(rgb, (row * WIDTH + column) * 4);
    }
  }
  const panorama = new DataTexture(data, WIDTH, HEIGHT, RGBAFormat, FloatType);
  panorama.mapping = EquirectangularReflectionMapping;
  panorama.magFilter = LinearFilter;
  panorama.minFilter = LinearFilter;
  panorama.needsUpdate = true;
  return panorama;
}
