import { Builder, type Offset } from 'flatbuffers';
import { FlatTables } from './flat-tables.ts';
import { float32Vector, offsetVector } from './flat-vectors.ts';

/** How a pixel 0..255 becomes a model input: (pixel − mean) / std. */
export interface Normalisation {
  readonly mean: number;
  readonly std: number;
}

export const ZERO_TO_ONE: Normalisation = { mean: 0, std: 255 };
export const MINUS_ONE_TO_ONE: Normalisation = { mean: 127.5, std: 127.5 };

const ALIGNMENT = 64;
const METADATA_NAME = 'TFLITE_METADATA';
/** Fields of the schema's Model table. */
const MODEL = {
  version: 0,
  operatorCodes: 1,
  subgraphs: 2,
  description: 3,
  buffers: 4,
  metadata: 6,
  signatures: 7,
};
const SCHEMA_VERSION = 3;

/**
 * Adds the metadata that the task graphs ask for (the input's normalisation) to a TensorFlow Lite file.
 * The file itself follows untouched behind a new root with new `buffers` and `metadata` vectors: writing it
 * anew through a schema compiler would give other bytes with each version of that compiler.
 */
export function withMetadata(model: Uint8Array, name: string, normalisation: Normalisation): Uint8Array {
  const metadata = metadataTable(name, normalisation);
  const old = new FlatTables(model);
  const { root } = old;
  const oldBuffers = old.tables(root, MODEL.buffers);
  const oldMetadata = old.tables(root, MODEL.metadata);
  const versionAt = old.field(root, MODEL.version);
  const version = versionAt === 0 ? SCHEMA_VERSION : old.uint32(versionAt);
  const keptFields = [MODEL.operatorCodes, MODEL.subgraphs, MODEL.description, MODEL.signatures].filter(
    (field) => old.target(root, field) !== 0,
  );
  const fields = [MODEL.version, ...keptFields, MODEL.buffers, MODEL.metadata].sort((a, b) => a - b);

  const file = new Layout();
  const header = file.place(8);
  const vtable = file.place(20);
  const table = file.place(4 + 4 * fields.length);
  const buffers = file.place(4 + 4 * (oldBuffers.length + 1));
  const metadataVector = file.place(4 + 4 * (oldMetadata.length + 1));
  const entryVtable = file.place(8);
  const entry = file.place(12);
  const entryName = file.place(4 + METADATA_NAME.length + 1 + 4);
  const bufferVtable = file.place(8);
  const buffer = file.place(8);
  while ((file.length + 4) % 16 !== 0) file.place(4);
  const data = file.place(4 + metadata.length);
  file.alignTo(ALIGNMENT);
  const base = file.length;
  const view = new DataView(new ArrayBuffer(base));
  const bytes = new Uint8Array(view.buffer);
  const uint16s = (at: number, ...values: number[]) => {
    for (const [i, value] of values.entries()) view.setUint16(at + 2 * i, value, true);
  };
  const uint32 = (at: number, value: number) => view.setUint32(at, value, true);
  const point = (at: number, to: number) => uint32(at, to - at);
  const ascii = (at: number, text: string) => bytes.set(Buffer.from(text, 'ascii'), at);

  uint32(header, table);
  ascii(header + 4, 'TFL3');
  uint16s(vtable, 20, 4 + 4 * fields.length);
  uint32(table, table - vtable);
  for (const [i, field] of fields.entries()) {
    const at = table + 4 + 4 * i;
    uint16s(vtable + 4 + 2 * field, 4 + 4 * i);
    if (field === MODEL.version) uint32(at, version);
    else if (field === MODEL.buffers) point(at, buffers);
    else if (field === MODEL.metadata) point(at, metadataVector);
    else point(at, base + old.target(root, field));
  }

  uint32(buffers, oldBuffers.length + 1);
  for (const [i, target] of [...oldBuffers.map((position) => base + position), buffer].entries()) {
    point(buffers + 4 + 4 * i, target);
  }
  uint32(metadataVector, oldMetadata.length + 1);
  for (const [i, target] of [...oldMetadata.map((position) => base + position), entry].entries()) {
    point(metadataVector + 4 + 4 * i, target);
  }
  uint16s(entryVtable, 8, 12, 4, 8);
  uint32(entry, entry - entryVtable);
  point(entry + 4, entryName);
  uint32(entry + 8, oldBuffers.length);
  uint32(entryName, METADATA_NAME.length);
  ascii(entryName + 4, METADATA_NAME);
  uint16s(bufferVtable, 6, 8, 4);
  uint32(buffer, buffer - bufferVtable);
  point(buffer + 4, data);
  uint32(data, metadata.length);
  bytes.set(metadata, data + 4);
  return Buffer.concat([bytes, model]);
}

/** Places parts one behind the other, each a multiple of four bytes long or followed by alignment. */
class Layout {
  length = 0;

  place(bytes: number): number {
    this.alignTo(4);
    const at = this.length;
    this.length += bytes;
    return at;
  }

  alignTo(alignment: number): void {
    this.length = Math.ceil(this.length / alignment) * alignment;
  }
}

/** A `ModelMetadata` flatbuffer (file id M001) that describes one RGB input and nothing else. */
function metadataTable(name: string, { mean, std }: Normalisation): Uint8Array {
  const builder = new Builder(512);
  const table = (fieldCount: number, fill: () => void): Offset => {
    builder.startObject(fieldCount);
    fill();
    return builder.endObject();
  };
  const means = float32Vector(builder, [mean]);
  const stds = float32Vector(builder, [std]);
  const normalisation = table(2, () => {
    builder.addFieldOffset(0, means, 0);
    builder.addFieldOffset(1, stds, 0);
  });
  const processUnit = table(2, () => {
    builder.addFieldInt8(0, 1, 0); // NormalizationOptions
    builder.addFieldOffset(1, normalisation, 0);
  });
  const processUnits = offsetVector(builder, [processUnit]);
  const imageProperties = table(2, () => builder.addFieldInt8(0, 1, 0)); // RGB
  const content = table(3, () => {
    builder.addFieldInt8(0, 2, 0); // ImageProperties
    builder.addFieldOffset(1, imageProperties, 0);
  });
  const inputName = builder.createString('image');
  const most = float32Vector(builder, [1]);
  const least = float32Vector(builder, [(0 - mean) / std]);
  const range = table(2, () => {
    builder.addFieldOffset(0, most, 0);
    builder.addFieldOffset(1, least, 0);
  });
  const input = table(7, () => {
    builder.addFieldOffset(0, inputName, 0);
    builder.addFieldOffset(3, content, 0);
    builder.addFieldOffset(4, processUnits, 0);
    builder.addFieldOffset(5, range, 0);
  });
  const inputs = offsetVector(builder, [input]);
  const subgraph = table(9, () => builder.addFieldOffset(2, inputs, 0));
  const subgraphs = offsetVector(builder, [subgraph]);
  const modelName = builder.createString(name);
  const version = builder.createString('v1');
  const parserVersion = builder.createString('1.0.0');
  const model = table(8, () => {
    builder.addFieldOffset(0, modelName, 0);
    builder.addFieldOffset(2, version, 0);
    builder.addFieldOffset(3, subgraphs, 0);
    builder.addFieldOffset(7, parserVersion, 0);
  });
  builder.finish(model, 'M001');
  return builder.asUint8Array();
}
