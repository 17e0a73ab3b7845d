const STEPS = 65_535;
const STEPS_PER_UNIT = STEPS / 2;

/**
 * Points as steps of 3e-5 of the picture: x and y counted from −0.5, z from −1; rounded, and held at the ends.
 *
 * @param landmarks `[n × 3]`, not changed
 * @param to `[n × 3]`, overwritten
 */
export function writePoints(to: Uint16Array, landmarks: Float32Array): void {
  for (let at = 0; at < to.length; at += 3) {
    to[at] = step((landmarks[at] as number) + 0.5);
    to[at + 1] = step((landmarks[at + 1] as number) + 0.5);
    to[at + 2] = step((landmarks[at + 2] as number) + 1);
  }
}

function step(fromStart: number): number {
  return Math.min(STEPS, Math.max(0, Math.round(fromStart * STEPS_PER_UNIT)));
}

/** Views into a message; `at` is a multiple of the number's size, because every part of a message is. */
export function u16Of(bytes: Buffer, at: number, length: number): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset + at, length);
}

export function f32Of(bytes: Buffer, at: number, length: number): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset + at, length);
}
