/**
 * Writes the few parts of an ONNX model that our comparisons need, as protocol buffers (onnx.proto, IR 8,
 * operators 17). Writing forty lines was preferred to one more package.
 */

interface Field {
  readonly number: number;
  readonly value: number | string | Uint8Array;
}

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
}

export interface OnnxConstant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

export interface OnnxPort {
  readonly name: string;
  readonly dims: readonly number[];
  readonly integers?: boolean;
}

export function onnxModel(graph: {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}): Uint8Array {
  const body = message([
    ...graph.nodes.map((node) => ({ number: 1, value: nodeOf(node) })),
    { number: 2, value: 'graph' },
    ...graph.constants.map((constant) => ({ number: 5, value: tensorOf(constant) })),
    ...graph.inputs.map((port) => ({ number: 11, value: portOf(port) })),
    ...graph.outputs.map((port) => ({ number: 12, value: portOf(port) })),
  ]);
  return message([
    { number: 1, value: 8 },
    { number: 7, value: body },
    { number: 8, value: message([{ number: 2, value: 17 }]) },
  ]);
}

function nodeOf({ operator, inputs, outputs, integers = {} }: OnnxNode): Uint8Array {
  return message([
    ...inputs.map((value) => ({ number: 1, value })),
    ...outputs.map((value) => ({ number: 2, value })),
    { number: 4, value: operator },
    ...Object.entries(integers).map(([name, value]) => ({
      number: 5,
      value: message([
        { number: 1, value: name },
        { number: 3, value },
        { number: 20, value: ATTRIBUTE_INT },
      ]),
    })),
  ]);
}

function tensorOf({ name, dims, data }: OnnxConstant): Uint8Array {
  return message([
    ...dims.map((value) => ({ number: 1, value })),
    { number: 2, value: data instanceof Float32Array ? FLOAT : INT64 },
    { number: 8, value: name },
    { number: 9, value: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) },
  ]);
}

function portOf({ name, dims, integers = false }: OnnxPort): Uint8Array {
  const shape = message(dims.map((value) => ({ number: 1, value: message([{ number: 1, value }]) })));
  const tensor = message([
    { number: 1, value: integers ? INT64 : FLOAT },
    { number: 2, value: shape },
  ]);
  return message([
    { number: 1, value: name },
    { number: 2, value: message([{ number: 1, value: tensor }]) },
  ]);
}

function message(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ number, value }) => {
    if (typeof value === 'number') return [varint(number << 3), varint(value)];
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [varint((number << 3) | 2), varint(bytes.length), bytes];
  });
  return Buffer.concat(parts);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.from([...bytes, left]);
}
