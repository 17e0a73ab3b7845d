/**
 * Reads tables of a flatbuffer by field number, without a schema compiler. Positions are absolute byte
 * offsets in the file; 0 means "absent" (the file's first bytes are its root offset, never a table).
 */
export class FlatTables {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get root(): number {
    return this.uint32(0);
  }

  uint32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** Where field `index` of `table` is stored inline. */
  field(table: number, index: number): number {
    const vtable = table - this.#view.getInt32(table, true);
    const slot = 4 + 2 * index;
    if (slot >= this.#view.getUint16(vtable, true)) return 0;
    const offset = this.#view.getUint16(vtable + slot, true);
    return offset === 0 ? 0 : table + offset;
  }

  /** What field `index` points to: a table, a string or a vector. */
  target(table: number, index: number): number {
    const field = this.field(table, index);
    return field === 0 ? 0 : field + this.uint32(field);
  }

  /** Tables of a vector field. */
  tables(table: number, index: number): number[] {
    const vector = this.target(table, index);
    if (vector === 0) return [];
    return Array.from({ length: this.uint32(vector) }, (_, i) => {
      const entry = vector + 4 + 4 * i;
      return entry + this.uint32(entry);
    });
  }

  /** Numbers of an int32 vector field. */
  int32s(table: number, index: number): number[] {
    const vector = this.target(table, index);
    if (vector === 0) return [];
    return Array.from({ length: this.uint32(vector) }, (_, i) =>
      this.#view.getInt32(vector + 4 + 4 * i, true),
    );
  }

  text(table: number, index: number): string {
    const text = this.target(table, index);
    if (text === 0) return '';
    return Buffer.from(this.bytes.subarray(text + 4, text + 4 + this.uint32(text))).toString('utf8');
  }
}
