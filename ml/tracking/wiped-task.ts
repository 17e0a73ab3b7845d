import type { Picture } from './picture.ts';
import { SoftCanvas } from './soft-gl.ts';
import type { TaskClass, VisionLibrary, VisionTask, WasmModule } from './vision-library.ts';

/** Wasm memory is compared in these steps: large ones for speed, small ones where part of it was reused. */
const COARSE_BYTES = 16_384;
const FINE_BYTES = 64;
/** Where the library puts a model that it fetches, in its own file system in memory. */
const FETCHED_MODEL = '/model.dat';

/**
 * A MediaPipe task that leaves no picture behind. The library keeps the last frame in wasm memory after the
 * call, after the caller cleared its own bytes, and even after `close()` (searched for a pattern).
 */
export class WipedTask<Task extends VisionTask> {
  readonly task: Task;
  readonly #module: WasmModule;
  readonly #canvas: SoftCanvas;
  #isAborted = false;

  private constructor(task: Task, module: WasmModule, canvas: SoftCanvas) {
    this.task = task;
    this.#module = module;
    this.#canvas = canvas;
  }

  /**
   * The model goes in as a file that the library fetches (from `VisionLibrary.create`). Given as bytes it becomes
   * part of the graph's description and is copied with it several times: 100 instead of 64 ms CPU to create a face
   * tracker, and 2.4 MB more of its memory touched for good, because wasm memory never shrinks.
   */
  static async create<Task extends VisionTask>(
    library: VisionLibrary,
    taskClass: TaskClass<Task>,
    modelFile: string,
    options: object,
  ): Promise<WipedTask<Task>> {
    const canvas = new SoftCanvas();
    const baseOptions = { modelAssetPath: modelFile, delegate: 'CPU' };
    const { task, module } = await library.create(taskClass, { ...options, baseOptions, canvas });
    module.FS_unlink(FETCHED_MODEL); // the graph has read it
    return new WipedTask(task, module, canvas);
  }

  /** Runs one detection; afterwards the picture is gone from wasm memory. The picture's own bytes stay as they are. */
  run<Result>(picture: Picture, detect: (task: Task) => Result): Result {
    // The library does not check: 16 bytes pass for a 640×480 frame, and the rest of the "picture" is whatever lies in memory.
    if (picture.data.length !== picture.width * picture.height * 4) {
      throw new RangeError(`a frame of ${picture.width}×${picture.height} has ${picture.data.length} bytes`);
    }
    try {
      return detect(this.task);
    } catch (error) {
      this.#isAborted = error instanceof WebAssembly.RuntimeError;
      throw error;
    } finally {
      this.#scrub(picture);
    }
  }

  /** Closes the task and overwrites its whole memory, the tracker's idea of the face included. */
  dispose(): void {
    try {
      // An aborted one holds its own lock: closing it would never return.
      if (!this.#isAborted) this.task.close();
    } catch {
      // A poisoned instance throws here; its memory is overwritten all the same.
    }
    this.#module.HEAPU8.fill(0);
    this.#canvas.gl?.forgetPictures();
  }

  /** The task's memory, for tests that search it. */
  get memory(): Uint8Array {
    return this.#module.HEAPU8;
  }

  /** 0 with the CPU delegate. */
  get draws(): number {
    return this.#canvas.gl?.draws ?? 0;
  }

  /**
   * Clears the library's copy where it still equals the picture. A block that differs has been reused in the
   * meantime and belongs to the library's own state: clearing it would change results.
   */
  #scrub(picture: Picture): void {
    const copy = this.#canvas.gl?.lastCopy;
    this.#canvas.gl?.forgetPictures();
    if (copy === undefined || copy.length !== picture.data.length) return;
    clearEqual(new Uint8Array(this.#module.HEAPU8.buffer, copy.offset, copy.length), picture.data);
  }
}

/**
 * Zeroes the blocks of `copy` that equal the same blocks of `original`. Reused memory is compared word by word:
 * a call of Buffer.compare for each 64 bytes of it took 2 ms of a body's frame, whose copy is mostly reused.
 */
function clearEqual(copy: Uint8Array, original: Uint8ClampedArray): void {
  const heap = Buffer.from(copy.buffer, copy.byteOffset, copy.length);
  const source = Buffer.from(original.buffer, original.byteOffset, original.length);
  const areWords = (copy.byteOffset | original.byteOffset | original.length) % 4 === 0;
  const heapWords = areWords ? wordsOf(copy) : undefined;
  const sourceWords = areWords ? wordsOf(original) : undefined;
  for (let start = 0; start < heap.length; start += COARSE_BYTES) {
    const end = Math.min(start + COARSE_BYTES, heap.length);
    if (heap.compare(source, start, end, start, end) === 0) heap.fill(0, start, end);
    else if (heapWords !== undefined && sourceWords !== undefined)
      clearEqualWords(heapWords, sourceWords, start / 4, end / 4);
    else clearEqualBytes(heap, source, start, end);
  }
}

function wordsOf({ buffer, byteOffset, length }: Uint8Array | Uint8ClampedArray): Int32Array {
  return new Int32Array(buffer, byteOffset, length / 4);
}

function clearEqualWords(heap: Int32Array, source: Int32Array, from: number, to: number): void {
  for (let start = from; start < to; start += FINE_BYTES / 4) {
    const end = Math.min(start + FINE_BYTES / 4, to);
    let at = start;
    while (at < end && heap[at] === source[at]) at += 1;
    if (at === end) heap.fill(0, start, end);
  }
}

/** Of memory that does not begin at a word. */
function clearEqualBytes(heap: Buffer, source: Buffer, from: number, to: number): void {
  for (let start = from; start < to; start += FINE_BYTES) {
    const end = Math.min(start + FINE_BYTES, to);
    if (heap.compare(source, start, end, start, end) === 0) heap.fill(0, start, end);
  }
}
