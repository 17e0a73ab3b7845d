import { token } from '#kernel';
import type { CodePicture, ShareCodePrinter } from './ports.ts';

/** The mini-program code that opens `page` with this `scene`. 503 when WeChat draws none. */
export type ShareCode = (scene: string, page: string) => Promise<CodePicture>;
export const SHARE_CODE = token<ShareCode>('ShareCode');

/** A code never changes and is about 30 KB: those asked for last stay in memory. */
const CODES_KEPT_MAX = 200;

/** Asks once per scene and page; who asks meanwhile waits for the same answer. */
export function shareCodes(printer: ShareCodePrinter): ShareCode {
  const kept = new Map<string, Promise<CodePicture>>();
  return (scene, page) => {
    const key = `${page}?${scene}`;
    const code = kept.get(key) ?? printer.print(scene, page);
    kept.delete(key);
    kept.set(key, code);
    code.catch(() => {
      if (kept.get(key) === code) kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > CODES_KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    return code;
  };
}
