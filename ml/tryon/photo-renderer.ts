import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel';
import type { PhotoAnswer, PhotoOrder } from './photo-messages.ts';
import {
  type CompareRequest,
  neededSight,
  type Photo,
  type PhotoRequest,
  type TryOnRenderer,
} from './tryon-renderer.ts';

export interface PhotoRendererOptions {
  readonly workers: number;
  readonly assetsDir: string;
}

/** A thread that dies while it starts is not started again before this. */
const RESTART_DELAY_MS = 1_000;

/** Photos that may wait for one thread; more are refused, because a shopper would not wait for them. */
export const PHOTOS_WAITING_MAX = 8;

/** Draws items over photos in worker threads. A thread that dies is replaced; its photos are lost with an error. */
export class PhotoRenderer implements TryOnRenderer {
  readonly #options: PhotoRendererOptions;
  #threads: RenderThread[] = [];
  #stopping = false;
  #count = 0;

  constructor(options: PhotoRendererOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#stopping = false;
    this.#threads = Array.from({ length: this.#options.workers }, () => this.#open());
    try {
      await Promise.all(this.#threads.map((thread) => thread.ready));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  isReady(): boolean {
    return this.#threads.length > 0 && this.#threads.every((thread) => thread.isReady());
  }

  composite(request: PhotoRequest): Promise<Photo> {
    return this.#order(request);
  }

  compare(request: CompareRequest): Promise<Photo> {
    return this.#order(request, { before: request.before });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#threads.map((thread) => thread.stop()));
    this.#threads = [];
  }

  #order(request: PhotoRequest, sheet?: PhotoOrder['sheet']): Promise<Photo> {
    const { rgba, width, height, sight, itemIds } = request;
    if (rgba.length !== width * height * 4)
      return Promise.reject(new AppError('invalid', 'tryon.bad_frame_length', '画面数据与尺寸不符'));
    const thread = [...this.#threads].sort((a, b) => a.waiting - b.waiting)[0];
    if (thread === undefined || thread.waiting >= PHOTOS_WAITING_MAX)
      return Promise.reject(
        new AppError('unavailable', 'tryon.renderer_busy', '试戴照片排队较多，请稍后再试'),
      );
    this.#count += 1;
    return thread.draw({
      id: this.#count,
      rgba: ownBuffer(rgba),
      width,
      height,
      sight: neededSight(sight),
      itemIds,
      sheet,
    });
  }

  #open(): RenderThread {
    const thread = new RenderThread(this.#options.assetsDir, (wasReady) => {
      const replace = (): void => {
        if (this.#stopping) return;
        this.#threads = this.#threads.map((one) => (one === thread ? this.#open() : one));
      };
      if (wasReady) replace();
      else setTimeout(replace, RESTART_DELAY_MS).unref();
    });
    return thread;
  }
}

/** The bytes in a buffer of their own, so that handing them over takes nothing else along. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length) return new Uint8Array(buffer);
  const copy = bytes.slice();
  bytes.fill(0);
  return copy;
}

interface Waiting {
  readonly resolve: (photo: Photo) => void;
  readonly reject: (error: Error) => void;
}

class RenderThread {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #open = false;
  #gone = false;

  constructor(assetsDir: string, onDeath: (wasReady: boolean) => void) {
    this.#worker = new Worker(new URL('./photo-thread.ts', import.meta.url), { workerData: { assetsDir } });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: PhotoAnswer) => {
        if (answer.type === 'ready') {
          this.#open = true;
          resolve();
        } else this.#settle(answer);
      });
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => {
        const wasReady = this.#open;
        this.#open = false;
        this.#gone = true;
        reject(new Error('the render thread ended while it started'));
        this.#giveUp();
        onDeath(wasReady);
      });
    });
    // A replacement that fails to start has nobody who waits for it; isReady() tells.
    this.ready.catch(() => {});
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  isReady(): boolean {
    return this.#open;
  }

  draw(order: PhotoOrder): Promise<Photo> {
    // What is posted to a dead thread is never answered.
    if (this.#gone) {
      order.rgba.fill(0);
      return Promise.reject(photoLost());
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, { resolve, reject });
      this.#worker.postMessage(order, [order.rgba.buffer]);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Exclude<PhotoAnswer, { type: 'ready' }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (waiting === undefined) return;
    if (answer.type === 'done') {
      const { rgba, width, height, renderMs } = answer;
      waiting.resolve({ rgba, width, height, renderMs });
    } else waiting.reject(new Error(answer.reason));
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(photoLost());
    this.#waiting.clear();
  }
}

function photoLost(): AppError {
  return new AppError('unavailable', 'tryon.renderer_lost', '试戴照片没有画完，请再试一次', {
    retryAfterSeconds: 1,
  });
}
