import { Builder, type Offset } from 'flatbuffers';
import {
  EYE_AT_LEFT,
  EYE_AT_RIGHT,
  EYE_CONTOUR_COUNT,
  IRIS_AT_LEFT,
  IRIS_AT_RIGHT,
  LIPS,
  MESH_POINT_COUNT,
  POINT_COUNT,
} from './attention-points.ts';
import { FlatTables } from './flat-tables.ts';
import { int32Vector, offsetVector } from './flat-vectors.ts';

/** Operator and option numbers, tensor types and field counts of TensorFlow Lite's schema, version 3. */
const OPERATOR = { CONCATENATION: 2, RESHAPE: 22, GATHER: 36, MEAN: 40 } as const;
const OPTIONS = { CONCATENATION: 10, GATHER: 23, REDUCER: 27 } as const;
const FLOAT32 = 0;
const INT32 = 2;
const LAST_AXIS = 3;
const SCHEMA_VERSION = 3;
const FILE_ID = 'TFL3';
const ALIGNMENT = 64;

/** Outputs of the attention model in concatenation order, with the numbers that each holds. */
const HEADS = [
  ['output_mesh_identity', MESH_POINT_COUNT * 3],
  ['output_lips', LIPS.length * 2],
  ['output_left_eye', EYE_AT_LEFT.length * 2],
  ['output_right_eye', EYE_AT_RIGHT.length * 2],
  ['output_left_iris', IRIS_AT_LEFT.length * 2],
  ['output_right_iris', IRIS_AT_RIGHT.length * 2],
] as const;
const HEADS_LENGTH = HEADS.reduce((sum, [, length]) => sum + length, 0);
const FACE_FLAG = 'conv_faceflag';

/**
 * The attention face model has seven outputs; the face task wants one `[1, 1, 1, 1434]` tensor and the face
 * flag. CONCATENATION, GATHER, RESHAPE and MEAN operators are appended that pick x and y of lips, eyes and
 * irises from their own heads, z of the mesh from the mesh, and z of an iris as the mean of its eye's contour.
 *
 * No weight is touched: the old file stays byte for byte at the tail of the new one, which only adds a new
 * root, new vectors and the new operators in front.
 */
export function refineAttention(model: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(model.length / ALIGNMENT) * ALIGNMENT);
  padded.set(model);
  const graph = new GraphExtension(padded);

  const heads = graph.concatenate(
    'refine/concat',
    HEADS.map(([name]) => graph.tensorNamed(name)),
    HEADS_LENGTH,
  );
  const contours = [...EYE_AT_LEFT.slice(0, EYE_CONTOUR_COUNT), ...EYE_AT_RIGHT.slice(0, EYE_CONTOUR_COUNT)];
  const contourZ = graph.gather(
    'refine/z',
    heads,
    'refine/z_idx',
    contours.map((point) => 3 * point + 2),
  );
  const byEye = graph.reshape('refine/z2', contourZ, 'refine/s1', [1, 1, 2, EYE_CONTOUR_COUNT]);
  const meanByEye = graph.meanOfLastAxis('refine/zm', byEye, 'refine/ax', [1, 1, 2, 1]);
  const irisZ = graph.reshape('refine/zr', meanByEye, 'refine/s2', [1, 1, 1, 2]);
  const all = graph.concatenate('refine/concat2', [heads, irisZ], HEADS_LENGTH + 2);
  const landmarks = graph.gather('landmarks_478', all, 'refine/idx', landmarkSources());
  return graph.finish([landmarks, graph.tensorNamed(FACE_FLAG)]);
}

/** For each of the 1,434 numbers its place in the concatenated heads. */
function landmarkSources(): number[] {
  const source = Array.from({ length: POINT_COUNT * 3 }, (_, i) => i);
  let from = MESH_POINT_COUNT * 3;
  for (const points of [LIPS, EYE_AT_LEFT, EYE_AT_RIGHT, IRIS_AT_LEFT, IRIS_AT_RIGHT]) {
    for (const point of points) {
      source[3 * point] = from;
      source[3 * point + 1] = from + 1;
      from += 2;
    }
  }
  for (const point of IRIS_AT_LEFT) source[3 * point + 2] = HEADS_LENGTH;
  for (const point of IRIS_AT_RIGHT) source[3 * point + 2] = HEADS_LENGTH + 1;
  return source;
}

/** Appends operators to the one subgraph of a TensorFlow Lite file. Tensors are named by their number. */
class GraphExtension {
  readonly #old: FlatTables;
  readonly #subgraph: number;
  readonly #builder: Builder;
  readonly #tensors: Offset[];
  readonly #operators: Offset[];
  readonly #operatorCodes: Offset[];
  readonly #buffers: Offset[];
  readonly #names: readonly string[];
  readonly #codeOf: Record<keyof typeof OPERATOR, number>;

  constructor(model: Uint8Array) {
    this.#old = new FlatTables(model);
    const { root } = this.#old;
    const [subgraph = 0] = this.#old.tables(root, 2);
    this.#subgraph = subgraph;
    this.#names = this.#old.tables(subgraph, 0).map((tensor) => this.#old.text(tensor, 3));

    this.#builder = new Builder(model.length + 131_072);
    this.#builder.prep(ALIGNMENT, 0);
    this.#builder.pad(model.length);
    const file = this.#builder.dataBuffer();
    file.bytes().set(model, file.capacity() - this.#builder.offset());
    const kept = (positions: readonly number[]) => positions.map((position) => model.length - position);
    this.#tensors = kept(this.#old.tables(subgraph, 0));
    this.#operators = kept(this.#old.tables(subgraph, 3));
    this.#operatorCodes = kept(this.#old.tables(root, 1));
    this.#buffers = kept(this.#old.tables(root, 4));
    this.#codeOf = {
      CONCATENATION: this.#operatorCode(OPERATOR.CONCATENATION),
      GATHER: this.#operatorCode(OPERATOR.GATHER),
      RESHAPE: this.#operatorCode(OPERATOR.RESHAPE),
      MEAN: this.#operatorCode(OPERATOR.MEAN),
    };
  }

  tensorNamed(name: string): number {
    const tensor = this.#names.indexOf(name);
    if (tensor < 0) throw new Error(`face model: no tensor ${name}`);
    return tensor;
  }

  concatenate(name: string, inputs: readonly number[], length: number): number {
    const output = this.#tensor(name, [1, 1, 1, length]);
    this.#operator('CONCATENATION', inputs, output, [OPTIONS.CONCATENATION, this.#axisOptions()]);
    return output;
  }

  gather(name: string, input: number, indicesName: string, indices: readonly number[]): number {
    const picked = this.#constant(indicesName, indices);
    const output = this.#tensor(name, [1, 1, 1, indices.length]);
    this.#operator('GATHER', [input, picked], output, [OPTIONS.GATHER, this.#axisOptions()]);
    return output;
  }

  reshape(name: string, input: number, shapeName: string, shape: readonly number[]): number {
    const wanted = this.#constant(shapeName, shape);
    const output = this.#tensor(name, shape);
    this.#operator('RESHAPE', [input, wanted], output);
    return output;
  }

  meanOfLastAxis(name: string, input: number, axisName: string, shape: readonly number[]): number {
    const axis = this.#constant(axisName, [LAST_AXIS]);
    const output = this.#tensor(name, shape);
    this.#builder.startObject(1);
    this.#builder.addFieldInt8(0, 1, 0); // keep_dims
    this.#operator('MEAN', [input, axis], output, [OPTIONS.REDUCER, this.#builder.endObject()]);
    return output;
  }

  finish(outputs: readonly number[]): Uint8Array {
    const builder = this.#builder;
    const tensors = offsetVector(builder, this.#tensors);
    const operators = offsetVector(builder, this.#operators);
    const inputs = int32Vector(builder, this.#old.int32s(this.#subgraph, 1));
    const outputVector = int32Vector(builder, outputs);
    builder.startObject(5);
    builder.addFieldOffset(0, tensors, 0);
    builder.addFieldOffset(1, inputs, 0);
    builder.addFieldOffset(2, outputVector, 0);
    builder.addFieldOffset(3, operators, 0);
    const subgraphs = offsetVector(builder, [builder.endObject()]);
    const operatorCodes = offsetVector(builder, this.#operatorCodes);
    const buffers = offsetVector(builder, this.#buffers);
    builder.startObject(8);
    builder.addFieldInt32(0, SCHEMA_VERSION, 0);
    builder.addFieldOffset(1, operatorCodes, 0);
    builder.addFieldOffset(2, subgraphs, 0);
    builder.addFieldOffset(4, buffers, 0);
    builder.finish(builder.endObject(), FILE_ID);
    return builder.asUint8Array();
  }

  #constant(name: string, values: readonly number[]): number {
    const bytes = new Uint8Array(Int32Array.from(values).buffer);
    const builder = this.#builder;
    builder.prep(16, bytes.length);
    builder.startVector(1, bytes.length, 16);
    for (const byte of bytes.toReversed()) builder.addInt8(byte);
    const data = builder.endVector();
    builder.startObject(1);
    builder.addFieldOffset(0, data, 0);
    const buffer = this.#buffers.push(builder.endObject()) - 1;
    return this.#tensor(name, [values.length], INT32, buffer);
  }

  #tensor(name: string, shape: readonly number[], type: number = FLOAT32, buffer = 0): number {
    const builder = this.#builder;
    const nameOffset = builder.createString(name);
    const shapeOffset = int32Vector(builder, shape);
    builder.startObject(4);
    builder.addFieldOffset(0, shapeOffset, 0);
    builder.addFieldInt8(1, type, 0);
    builder.addFieldInt32(2, buffer, 0);
    builder.addFieldOffset(3, nameOffset, 0);
    return this.#tensors.push(builder.endObject()) - 1;
  }

  #operatorCode(code: number): number {
    const builder = this.#builder;
    builder.startObject(4);
    builder.addFieldInt8(0, code, 0);
    builder.addFieldInt32(2, 1, 1); // version
    builder.addFieldInt32(3, code, 0);
    return this.#operatorCodes.push(builder.endObject()) - 1;
  }

  #axisOptions(): Offset {
    this.#builder.startObject(2);
    this.#builder.addFieldInt32(0, LAST_AXIS, 0);
    return this.#builder.endObject();
  }

  #operator(
    code: keyof typeof OPERATOR,
    inputs: readonly number[],
    output: number,
    options?: readonly [type: number, table: Offset],
  ): void {
    const builder = this.#builder;
    const inputVector = int32Vector(builder, inputs);
    const outputVector = int32Vector(builder, [output]);
    builder.startObject(5);
    builder.addFieldInt32(0, this.#codeOf[code], 0);
    builder.addFieldOffset(1, inputVector, 0);
    builder.addFieldOffset(2, outputVector, 0);
    if (options !== undefined) {
      builder.addFieldInt8(3, options[0], 0);
      builder.addFieldOffset(4, options[1], 0);
    }
    this.#operators.push(builder.endObject());
  }
}
