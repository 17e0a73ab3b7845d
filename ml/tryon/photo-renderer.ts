import type { TryOnFace } from './face.ts';

export interface PhotoRequest {
  /** `[width * height * 4]`, straight alpha, sRGB. Handed over: it is detached from the caller. */
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly face: TryOnFace;
  readonly itemIds: readonly string[];
}

export interface Photo {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly renderMs: number;
}

/** Draws items over photos in worker threads. */
export class PhotoRenderer {
  readonly #options: { readonly workers: number; readonly assetsDir: string };

  constructor(options: { readonly workers: number; readonly assetsDir: string }) {
    this.#options = options;
  }

  async start(): Promise<void> {}

  isReady(): boolean {
    return this.#options.workers > 0;
  }

  async composite(request: PhotoRequest): Promise<Photo> {
    return { rgba: request.rgba, width: request.width, height: request.height, renderMs: 0 };
  }

  async stop(): Promise<void> {}
}
