/** QR code (ISO/IEC 18004) of one fixed kind: version 5, error correction L, mask 0. Holds up to 106 bytes. */
const SIZE = 37;
const DATA_BYTES = 108;
const CHECK_BYTES = 26;
const BYTES_MAX = DATA_BYTES - 2;
const ALIGNMENT_CENTRE = 30;
/** Correction L with mask 0, already protected and masked as the standard's table gives it. */
const FORMAT = '111011111000100';

export type QrModules = readonly (readonly boolean[])[];

/** The modules of the code, true = dark; without the quiet zone, which has to be four modules wide. */
export function qrModules(text: string): QrModules {
  const grid = Array.from({ length: SIZE }, () => new Array<boolean>(SIZE).fill(false));
  const taken = Array.from({ length: SIZE }, () => new Array<boolean>(SIZE).fill(false));
  const set = (row: number, column: number, dark: boolean): void => {
    if (row < 0 || column < 0 || row >= SIZE || column >= SIZE) return;
    (grid[row] as boolean[])[column] = dark;
    (taken[row] as boolean[])[column] = true;
  };
  const square = (middleRow: number, middleColumn: number, reach: number, light: number): void => {
    for (let y = -reach; y <= reach; y += 1)
      for (let x = -reach; x <= reach; x += 1) {
        const ring = Math.max(Math.abs(x), Math.abs(y));
        set(middleRow + y, middleColumn + x, ring !== light && ring !== 4);
      }
  };
  for (let i = 8; i < SIZE - 8; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  square(3, 3, 4, 2);
  square(3, SIZE - 4, 4, 2);
  square(SIZE - 4, 3, 4, 2);
  square(ALIGNMENT_CENTRE, ALIGNMENT_CENTRE, 2, 1);
  placeFormat(set);
  placeBits(codewords(text), grid, taken);
  return grid;
}

type SetModule = (row: number, column: number, dark: boolean) => void;

function placeFormat(set: SetModule): void {
  for (let i = 0; i < FORMAT.length; i += 1) {
    const dark = FORMAT[i] === '1';
    // Around the upper left corner, past the timing lines; and once more at the two other corners.
    if (i < 8) set(8, i < 6 ? i : i + 1, dark);
    else set(i === 8 ? 7 : 14 - i, 8, dark);
    if (i < 7) set(SIZE - 1 - i, 8, dark);
    else set(8, SIZE - 15 + i, dark);
  }
  set(SIZE - 8, 8, true);
}

/** Two columns at a time from the right, up and down by turns, around what is taken. */
function placeBits(bytes: Uint8Array, grid: boolean[][], taken: readonly boolean[][]): void {
  let bit = 0;
  let upwards = true;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < SIZE; step += 1) {
      const row = upwards ? SIZE - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (taken[row]?.[column] === true) continue;
        const dark = ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
        (grid[row] as boolean[])[column] = dark !== ((row + column) % 2 === 0);
        bit += 1;
      }
    }
    upwards = !upwards;
  }
}

/** Mode "bytes", length, text, padding; then the check bytes. */
function codewords(text: string): Uint8Array {
  const given = new TextEncoder().encode(text);
  if (given.length > BYTES_MAX) throw new Error(`a code holds ${BYTES_MAX} bytes, not ${given.length}`);
  const data = new Uint8Array(DATA_BYTES);
  const nibbles = [
    4,
    given.length >> 4,
    given.length & 15,
    ...Array.from(given).flatMap((b) => [b >> 4, b & 15]),
    0,
  ];
  for (const [i, nibble] of nibbles.entries())
    data[i >> 1] = (data[i >> 1] as number) | (nibble << (i % 2 === 0 ? 4 : 0));
  for (let i = given.length + 2, pad = 0xec; i < DATA_BYTES; i += 1, pad ^= 0xec ^ 0x11) data[i] = pad;
  return Uint8Array.from([...data, ...checkBytes(data)]);
}

/** Reed–Solomon over GF(256) with the standard's polynomial x⁸ + x⁴ + x³ + x² + 1. */
function checkBytes(data: Uint8Array): Uint8Array {
  let generator = [1];
  for (let i = 0, root = 1; i < CHECK_BYTES; i += 1, root = times(root, 2)) {
    const next = [...generator, 0];
    for (const [at, factor] of generator.entries())
      next[at + 1] = (next[at + 1] as number) ^ times(factor, root);
    generator = next;
  }
  const rest = new Uint8Array(data.length + CHECK_BYTES);
  rest.set(data);
  for (let i = 0; i < data.length; i += 1) {
    const lead = rest[i] as number;
    for (const [at, factor] of generator.entries())
      rest[i + at] = (rest[i + at] as number) ^ times(factor, lead);
  }
  return rest.subarray(data.length);
}

function times(a: number, b: number): number {
  let product = 0;
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left = (left << 1) ^ (left & 0x80 ? 0x11d : 0);
  }
  return product;
}
