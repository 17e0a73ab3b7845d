import { readFile } from 'node:fs/promises';
import { type Picture, SoftCanvas } from './soft-gl.ts';
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
   * The model goes in as a file that the library fetches. Given as bytes it becomes part of the graph's
   * description and is copied with it several times: 100 instead of 64 ms CPU to create a face tracker, and
   * 2.4 MB more of its memory touched for good, because wasm memory never shrinks.
   */
  static async create<Task extends VisionTask>(
    library: VisionLibrary,
    taskClass: TaskClass<Task>,
    modelFile: string,
    options: object,
  ): Promise<WipedTask<Task>> {
    const canvas = new SoftCanvas();
    const modelAssetPath = URL.createObjectURL(new Blob([await readFile(modelFile)]));
    try {
      const baseOptions = { modelAssetPath, delegate: 'CPU' };
      const { task, module } = await library.create(taskClass, { ...options, baseOptions, canvas });
      module.FS_unlink(FETCHED_MODEL); // the graph has read it
      return new WipedTask(task, module, canvas);
    } finally {
      URL.revokeObjectURL(modelAssetPath);
    }
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
    const heap = Buffer.from(this.#module.HEAPU8.buffer, copy.offset, copy.length);
    const source = Buffer.from(picture.data.buffer, picture.data.byteOffset, picture.data.length);
    const clear = (from: number, to: number, step: number) => {
      for (let start = from; start < to; start += step) {
        const end = Math.min(start + step, to);
        if (heap.compare(source, start, end, start, end) === 0) heap.fill(0, start, end);
        else if (step > FINE_BYTES) clear(start, end, FINE_BYTES);
      }
    };
    clear(0, copy.length, COARSE_BYTES);
  }
}
