import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Shot, ShotOrder } from './shot.ts';
import { PAGE_URL, serveShotFiles } from './shot-files.ts';

/** A page collects what its canvases leave behind: after this many pictures it is closed and opened anew. */
const PICTURES_PER_PAGE = 500;

const NOTHING = Buffer.alloc(0);

/** One page of the browser: draws one photo after the other. */
export class ShotDesk {
  readonly #browser: Browser;
  readonly #script: string;
  readonly #assetsDir: string;
  #page: Page | undefined;
  #photo: Buffer = NOTHING;
  #pictures = 0;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(browser: Browser, script: string, assetsDir: string) {
    this.#browser = browser;
    this.#script = script;
    this.#assetsDir = assetsDir;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Waits for its turn. A page that failed is not used again. */
  shoot(photo: Buffer, order: ShotOrder): Promise<Shot> {
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#shoot(photo, order));
    this.#last = turn
      .catch(() => this.close())
      .finally(() => {
        this.#waiting -= 1;
      });
    return turn;
  }

  async close(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    this.#pictures = 0;
    await page
      ?.context()
      .close()
      .catch(() => {});
  }

  async #shoot(photo: Buffer, order: ShotOrder): Promise<Shot> {
    if (this.#pictures >= PICTURES_PER_PAGE) await this.close();
    this.#page ??= await this.#open();
    this.#pictures += 1;
    this.#photo = photo;
    try {
      return await inTime(this.#page.evaluate((wanted) => globalThis.dressPhoto(wanted), order));
    } finally {
      this.#photo = NOTHING;
    }
  }

  async #open(): Promise<Page> {
    const context = await this.#browser.newContext();
    await serveShotFiles(context, this.#script, this.#assetsDir, () => this.#photo);
    const page = await context.newPage();
    await page.goto(PAGE_URL);
    return page;
  }
}

/** A page that hangs must not hold up every photo after it. */
const PHOTO_MS_MAX = 30_000;

async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  const bell = new AbortController();
  const late = setTimeout(PHOTO_MS_MAX, undefined, { signal: bell.signal, ref: false }).then(() => {
    throw new Error(`the renderer page did not answer within ${PHOTO_MS_MAX} ms`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    bell.abort();
  }
}
