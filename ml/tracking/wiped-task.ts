import { type Picture, SoftCanvas } from './soft-gl.ts';
import type { TaskClass, VisionLibrary, VisionTask, WasmModule } from './vision-library.ts';

/** Wasm memory is compared in these steps: large ones for speed, small ones where part of it was reused. */
const COARSE_BYTES = 16_384;
const FINE_BYTES = 64;

/**
 * A MediaPipe task that leaves no picture behind. The library keeps the last frame in wasm memory after the
 * call, after the caller cleared its own bytes, and even after `close()` (searched for a pattern).
 */
export class WipedTask<Task extends VisionTask> {
  readonly task: Task;
  readonly #module: WasmModule;
  readonly #canvas: SoftCanvas;

  private constructor(task: Task, module: WasmModule, canvas: SoftCanvas) {
    this.task = task;
    this.#module = module;
    this.#canvas = canvas;
  }

  static async create<Task extends VisionTask>(
    library: VisionLibrary,
    taskClass: TaskClass<Task>,
    model: Uint8Array,
    options: object,
  ): Promise<WipedTask<Task>> {
    const canvas = new SoftCanvas();
    const baseOptions = { modelAssetBuffer: model, delegate: 'CPU' };
    const { task, module } = await library.create(taskClass, { ...options, baseOptions, canvas });
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
    } finally {
      this.#scrub(picture);
    }
  }

  /** Closes the task and overwrites its whole memory, the tracker's idea of the face included. */
  dispose(): void {
    try {
      this.task.close();
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
