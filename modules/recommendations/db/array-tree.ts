/** Kinds of arrays that an artefact may hold, by the ending of their file. All little-endian. */
const KINDS = {
  f32: Float32Array,
  f64: Float64Array,
  i32: Int32Array,
  i16: Int16Array,
  i8: Int8Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
} as const;

type Kind = keyof typeof KINDS;
export type NumberArray = InstanceType<(typeof KINDS)[Kind]>;

const REFERENCE = '$array';

/** A tree of plain objects, lists, numbers and words, its number arrays by name. */
export interface ArrayTree {
  /** The tree as JSON would have it, with `{"$array": name}` where an array stood. */
  readonly skeleton: unknown;
  /** By name: the path within the tree, and the kind as its ending. */
  readonly arrays: ReadonlyMap<string, NumberArray>;
}

/**
 * Takes a tree apart, so that its arrays become files and the rest is JSON. What is added to a model later
 * needs no line here.
 */
export function dismantled(tree: unknown): ArrayTree {
  const arrays = new Map<string, NumberArray>();
  const walk = (node: unknown, path: string): unknown => {
    if (isNumberArray(node)) {
      const name = `${path}.${kindOf(node)}`;
      arrays.set(name, node);
      return { [REFERENCE]: name };
    }
    if (Array.isArray(node)) return node.map((each, n) => walk(each, `${path}-${n}`));
    if (typeof node !== 'object' || node === null) return node;
    if (Object.getPrototypeOf(node) !== Object.prototype)
      throw new TypeError(`${path} is neither plain nor an array of numbers`);
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, walk(value, path === '' ? key : `${path}-${key}`)]),
    );
  };
  return { skeleton: walk(tree, ''), arrays };
}

/** The inverse. Throws when an array is missing. */
export function assembled(skeleton: unknown, arrayOf: (name: string) => NumberArray): unknown {
  if (Array.isArray(skeleton)) return skeleton.map((each) => assembled(each, arrayOf));
  if (typeof skeleton !== 'object' || skeleton === null) return skeleton;
  const reference = (skeleton as Record<string, unknown>)[REFERENCE];
  if (typeof reference === 'string') return arrayOf(reference);
  return Object.fromEntries(Object.entries(skeleton).map(([key, value]) => [key, assembled(value, arrayOf)]));
}

/** @param bytes Copied: a view has to start at a multiple of its width, which a pooled Buffer does not promise. */
export function arrayFrom(name: string, bytes: Uint8Array): NumberArray {
  const kind = name.slice(name.lastIndexOf('.') + 1);
  const Kind = KINDS[kind as Kind];
  if (Kind === undefined || bytes.byteLength % Kind.BYTES_PER_ELEMENT !== 0)
    throw new RangeError(`${name} does not hold numbers of a known kind`);
  return new Kind(new Uint8Array(bytes).buffer);
}

export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function kindOf(array: NumberArray): Kind {
  for (const [kind, Kind] of Object.entries(KINDS)) if (array instanceof Kind) return kind as Kind;
  throw new TypeError('not an array of numbers that can be kept');
}

/** By its tag and not by `instanceof`: a test has arrays of another realm. */
function isNumberArray(node: unknown): node is NumberArray {
  return ArrayBuffer.isView(node) && !(node instanceof DataView);
}
