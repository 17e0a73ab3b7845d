import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel';
import { type BodyModel, modelFiles } from './model-files.ts';
import type { PlaceLimits } from './places.ts';
import type { ThreadData } from './thread-messages.ts';
import { type TrackerLog, TrackerThread } from './tracker-thread.ts';
import type { Follows, SessionOptions, TrackingSession } from './tracking-session.ts';
import { compileVisionWasm } from './vision-library.ts';

/** In weights of a face session: see places.ts. */
const LIVE_PLACES_PER_THREAD: PlaceLimits = { own: 4, all: 8 };
/** A photo session holds nothing between its pictures. */
const PHOTO_SESSIONS_PER_THREAD_MAX = 32;
const RETRY_AFTER_SECONDS = 5;
/** Frames live outside the heap; left to grow, it costs 10 MB more per thread and saves nothing. */
const YOUNG_GENERATION_MB = 8;
/** A thread that dies while it starts is not started again before this. */
const RESTART_DELAY_MS = 1_000;

export interface TrackerPoolOptions {
  /** Threads; each is one core's work when busy. */
  readonly workers: number;
  /** Folder with the model files, as `npm run models:build` writes it. */
  readonly modelDir: string;
  readonly log: TrackerLog;
  /** 'full' sees bodies more exactly for 1.8 × the time. */
  readonly bodyModel?: BodyModel;
  readonly placesPerThread?: PlaceLimits;
  readonly startWorker?: (data: ThreadData) => Worker;
}

/**
 * The tracker: threads that turn camera frames into faces, hands and bodies. A session stays with one thread.
 * While there is room each gets a library instance of its own, beyond that it shares one that remembers nobody
 * until somebody leaves, and beyond the second limit it is refused.
 */
export class TrackerPool {
  readonly #options: Required<TrackerPoolOptions>;
  #data: ThreadData | undefined;
  #threads: TrackerThread[] = [];
  #stopped = false;

  constructor(options: TrackerPoolOptions) {
    this.#options = {
      bodyModel: 'lite',
      placesPerThread: LIVE_PLACES_PER_THREAD,
      startWorker: startSightThread,
      ...options,
    };
  }

  /** Resolves when every thread can see faces; hands and bodies are loaded when somebody needs them. */
  async start(): Promise<void> {
    const { modelDir, bodyModel, log } = this.#options;
    const [compiled, models] = await Promise.all([compileVisionWasm(), modelFiles(modelDir, bodyModel)]);
    if (models.face.hasBlendshapes) log.info({ file: models.face.file }, 'expressions come from the model');
    this.#stopped = false;
    this.#data = { compiled, models };
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
  openSession(options: SessionOptions): TrackingSession {
    const thread = options.mode === 'photo' ? this.#threadForPhotos() : this.#threadFor(options.follows);
    if (thread === undefined) {
      throw new AppError('unavailable', 'tryon.busy', '正在试戴的人太多，请稍后再来', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    return thread.open(options);
  }

  /** Where the session gets an instance of its own; else where it may at least share one. */
  #threadFor(follows: Follows = 'face'): TrackerThread | undefined {
    const ready = this.#threads
      .filter(({ isReady }) => isReady)
      .sort((a, b) => a.places.taken - b.places.taken);
    return (
      ready.find(({ places }) => places.hasOwnRoom(follows)) ??
      ready.find(({ places }) => places.hasRoom(follows))
    );
  }

  #threadForPhotos(): TrackerThread | undefined {
    return this.#threads
      .filter(({ isReady, photoSessions }) => isReady && photoSessions < PHOTO_SESSIONS_PER_THREAD_MAX)
      .sort((a, b) => a.photoSessions - b.photoSessions)[0];
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
    const { placesPerThread, log } = this.#options;
    const onDeath = () => this.#replace(thread);
    const thread: TrackerThread = new TrackerThread(worker, placesPerThread, log, onDeath);
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

function startSightThread(data: ThreadData): Worker {
  return new Worker(new URL('./sight-thread.ts', import.meta.url), {
    workerData: data,
    name: 'tracker',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    stdout: true,
    stderr: true,
  });
}
