/** Nearly normal noise of deviation 1, the same for the same place; a little smooth, as cameras and codecs leave it. */
export function noiseAt(x: number, y: number): number {
  return (white(x, y) + 0.5 * (white(x + 1, y) + white(x, y + 1))) * 0.816;
}

function white(x: number, y: number): number {
  let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  // Four bytes added are nearly normal: mean 510, deviation 147.8.
  const sum = (hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24);
  return (sum - 510) / 147.8;
}
