import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel';
import type { ThreadData } from './thread-messages.ts';
import { type TrackerLog, TrackerThread } from './tracker-thread.ts';
import type { SessionOptions, TrackingSession } from './tracking-session.ts';
import { compileVisionWasm } from './vision-library.ts';

/** A live session holds a library instance of its own, about 40 MB, and at 8 frames a second uses about a tenth of a core. */
const LIVE_SESSIONS_PER_THREAD_MAX = 4;
/** A photo session holds nothing between its pictures. */
const PHOTO_SESSIONS_PER_THREAD_MAX = 32;
const RETRY_AFTER_SECONDS = 5;
/** A thread that dies while it starts is not started again before this. */
const RESTART_DELAY_MS = 1_000;

export interface TrackerPoolOptions {
  /** Threads; each is one core's work when busy. */
  readonly workers: number;
  /** Folder with face_landmarker.task, as `npm run models:build` writes it. */
  readonly modelDir: string;
  readonly log: TrackerLog;
  readonly liveSessionsPerThreadMax?: number;
  readonly startWorker?: (data: ThreadData) => Worker;
}

/**
 * The tracker: threads that turn camera frames into faces. A session stays with one thread; the thread with
 * the fewest live sessions takes the next one. Above the limits a session is refused, never slowed down.
 */
export class TrackerPool {
  readonly #options: Required<TrackerPoolOptions>;
  #data: ThreadData | undefined;
  #threads: TrackerThread[] = [];
  #stopped = false;

  constructor(options: TrackerPoolOptions) {
    this.#options = {
      liveSessionsPerThreadMax: LIVE_SESSIONS_PER_THREAD_MAX,
      startWorker: startFaceThread,
      ...options,
    };
  }

  /** Resolves when every thread has its instances warm. */
  async start(): Promise<void> {
    const [compiled, model] = await Promise.all([
      compileVisionWasm(),
      readFile(join(this.#options.modelDir, 'face_landmarker.task')),
    ]);
    this.#stopped = false;
    this.#data = { compiled, model };
    this.#threads = Array.from({ length: this.#options.workers }, () => this.#newThread());
    try {
      await Promise.all(this.#threads.map((thread) => thread.started));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  isReady(): boolean {
    return !this.#stopped && this.#threads.length > 0 && this.#threads.every((thread) => thread.isReady);
  }

  /** @throws AppError `unavailable` with `retryAfterSeconds` when every place is taken. */
  openSession({ mode }: SessionOptions): TrackingSession {
    const max = mode === 'live' ? this.#options.liveSessionsPerThreadMax : PHOTO_SESSIONS_PER_THREAD_MAX;
    const [thread] = this.#threads
      .filter((candidate) => candidate.isReady && candidate.countOf(mode) < max)
      .sort((a, b) => a.countOf(mode) - b.countOf(mode));
    if (thread === undefined) {
      throw new AppError('unavailable', 'tryon.busy', '正在试戴的人太多，请稍后再来', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    return thread.open(mode);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  #newThread(): TrackerThread {
    if (this.#data === undefined) throw new Error('the tracker pool is not started');
    const worker = this.#options.startWorker(this.#data);
    const thread: TrackerThread = new TrackerThread(worker, this.#options.log, () => this.#replace(thread));
    return thread;
  }

  #replace(dead: TrackerThread): void {
    const place = this.#threads.indexOf(dead);
    if (this.#stopped || place < 0) return;
    this.#options.log.error({ place }, 'a tracker thread died; its sessions ended, a new one starts');
    setTimeout(
      () => {
        if (!this.#stopped && this.#threads[place] === dead) this.#threads[place] = this.#newThread();
      },
      dead.wasReady ? 0 : RESTART_DELAY_MS,
    ).unref();
  }
}

function startFaceThread(data: ThreadData): Worker {
  return new Worker(new URL('./face-thread.ts', import.meta.url), {
    workerData: data,
    name: 'tracker',
    stdout: true,
    stderr: true,
  });
}
