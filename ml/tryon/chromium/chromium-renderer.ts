import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { AppError } from '#kernel';
import { canonicalFace } from '#ml/tracking';
import { loadArItem } from '../ar-item.ts';
import { compareSheet } from '../compare-sheet.ts';
import { drawnFace } from '../drawn-face.ts';
import type { ArManifest } from '../manifest.ts';
import { PHOTOS_WAITING_MAX } from '../photo-renderer.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import {
  type CompareRequest,
  neededSight,
  type Photo,
  type PhotoRequest,
  type TryOnRenderer,
} from '../tryon-renderer.ts';
import { launchBrowser } from './launch.ts';
import { plainSight } from './shot.ts';
import { ShotDesk } from './shot-desk.ts';
import { bundledPage } from './shot-files.ts';

export interface ChromiumRendererOptions {
  /** Pages that draw side by side. */
  readonly workers: number;
  readonly assetsDir: string;
  /** The program of a Chromium, or a way to start one. */
  readonly chromium: string | (() => Promise<Browser>);
  /** Items get the photo's own blur and grain. Default true. */
  readonly asTaken?: boolean;
}

const WARM_UP_PX = 64;

/** Draws with the page's own stage in a headless Chromium. A browser that dies is started anew for the next photo. */
export class ChromiumRenderer implements TryOnRenderer {
  readonly #options: ChromiumRendererOptions;
  readonly #manifests = new Map<string, Promise<ArManifest>>();
  #script = '';
  #browser: Browser | undefined;
  #desks: ShotDesk[] = [];
  #launching: Promise<void> | undefined;

  constructor(options: ChromiumRendererOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#script = await bundledPage();
    await this.#launched();
    const nobody = { face: drawnFace(canonicalFace(), { yaw: 0 }, 1) };
    const blank = (): PhotoRequest => ({
      rgba: new Uint8Array(WARM_UP_PX * WARM_UP_PX * 4),
      width: WARM_UP_PX,
      height: WARM_UP_PX,
      sight: nobody,
      itemIds: [],
    });
    await Promise.all(this.#desks.map(() => this.composite(blank())));
  }

  isReady(): boolean {
    return this.#browser?.isConnected() === true;
  }

  async composite(request: PhotoRequest): Promise<Photo> {
    const begin = performance.now();
    const { rgba, width, height } = request;
    try {
      const drawn = await this.#drawn(request, request.itemIds);
      return { ...drawn, width, height, renderMs: performance.now() - begin };
    } finally {
      rgba.fill(0);
    }
  }

  async compare(request: CompareRequest): Promise<Photo> {
    const begin = performance.now();
    const photos: SoftPicture[] = [];
    try {
      if (request.before) photos.push({ ...request, rgba: request.rgba.slice() });
      for (const id of request.itemIds) photos.push(await this.#drawn(request, [id]));
      return { ...compareSheet(photos, request.sight), renderMs: performance.now() - begin };
    } finally {
      request.rgba.fill(0);
      for (const photo of photos) photo.rgba.fill(0);
    }
  }

  async stop(): Promise<void> {
    await this.#launching?.catch(() => {});
    await Promise.all(this.#desks.map((desk) => desk.close()));
    this.#desks = [];
    await this.#browser?.close();
    this.#browser = undefined;
  }

  /** One at a time: a second browser that nobody uses would live until the house closes. */
  #launched(): Promise<void> {
    this.#launching ??= this.#launch().finally(() => {
      this.#launching = undefined;
    });
    return this.#launching;
  }

  async #launch(): Promise<void> {
    const { chromium, workers, assetsDir } = this.#options;
    const browser = await (typeof chromium === 'string' ? launchBrowser(chromium) : chromium());
    this.#browser = browser;
    this.#desks = Array.from({ length: workers }, () => new ShotDesk(browser, this.#script, assetsDir));
  }

  /** A copy of the photo with items on. */
  async #drawn(
    { rgba, width, height, sight }: PhotoRequest,
    itemIds: readonly string[],
  ): Promise<SoftPicture> {
    if (rgba.length !== width * height * 4)
      throw new AppError('invalid', 'tryon.bad_frame_length', '画面数据与尺寸不符');
    if (!this.isReady()) await this.#launched();
    const desk = [...this.#desks].sort((a, b) => a.waiting - b.waiting)[0];
    if (desk === undefined || desk.waiting >= PHOTOS_WAITING_MAX)
      throw new AppError('unavailable', 'tryon.renderer_busy', '试戴照片排队较多，请稍后再试');
    const manifests = await Promise.all(itemIds.map((id) => this.#manifest(id)));
    const shot = await desk.shoot(Buffer.from(rgba.buffer, rgba.byteOffset, rgba.length), {
      width,
      height,
      sight: plainSight(neededSight(sight)),
      manifests,
      asTaken: this.#options.asTaken ?? true,
    });
    const drawn = rgba.slice();
    const part = Buffer.from(shot.rgba, 'base64');
    for (let y = 0; y < shot.height; y += 1)
      drawn.set(
        part.subarray(y * shot.width * 4, (y + 1) * shot.width * 4),
        ((shot.top + y) * width + shot.left) * 4,
      );
    part.fill(0);
    return { rgba: drawn, width, height };
  }

  #manifest(id: string): Promise<ArManifest> {
    const known = this.#manifests.get(id);
    if (known !== undefined) return known;
    const read = loadArItem(join(this.#options.assetsDir, id)).then(
      ({ manifest }) => manifest,
      () => {
        this.#manifests.delete(id);
        throw new Error(`no try-on item ${id}`);
      },
    );
    this.#manifests.set(id, read);
    return read;
  }
}
