import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type { Config } from './config.ts';

const STOREFRONT = 'web-demo/storefront/dist/build/h5';
const CONSOLE = 'web-demo/console/dist';
const ONE_DAY = '1d';

/**
 * Storefront at `/`, console at `/console`, pictures of goods at `/media`, try-on items at `/ar-assets`,
 * and what the on-device tracker of the page needs at `/vision` (wasm) and `/vision/models`.
 */
export function webPages({ STATE_DIR, MODEL_DIR }: Config): RequestHandler[] {
  const folder = (at: string, path: string, maxAge: string | number): RequestHandler[] => {
    if (!existsSync(path)) return [];
    const files = express.static(path, { maxAge, etag: true, fallthrough: true, redirect: true });
    return [express.Router().use(at, files)];
  };
  return [
    ...folder('/media', join(STATE_DIR, 'media'), ONE_DAY),
    ...folder('/ar-assets', 'ar-assets', ONE_DAY),
    ...folder('/vision/models', MODEL_DIR, ONE_DAY),
    ...folder('/vision', 'node_modules/@mediapipe/tasks-vision', ONE_DAY),
    ...folder('/console', CONSOLE, 0),
    ...folder('/', STOREFRONT, 0),
  ];
}
