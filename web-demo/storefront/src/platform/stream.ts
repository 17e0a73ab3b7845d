import type { OpenStream } from '../model/frame-stream.ts';
import { SHOP_ORIGIN } from './origin.ts';

const OPEN_WAIT_MS = 4_000;

function socketOrigin(): string {
  // #ifdef H5
  return location.origin.replace(/^http/, 'ws');
  // #endif
  // #ifndef H5
  return SHOP_ORIGIN.replace(/^http/, 'ws');
  // #endif
}

/** `uni.connectSocket` as a promise that is kept once the connection stands. */
export const openStream: OpenStream = (path, { onText, onClosed }) =>
  new Promise((resolve, reject) => {
    const task = uni.connectSocket({ url: socketOrigin() + path, complete: () => undefined });
    const late = setTimeout(() => {
      task.close({});
      reject(new Error('the connection did not open in time'));
    }, OPEN_WAIT_MS);
    task.onOpen(() => {
      clearTimeout(late);
      resolve({ send: (data) => task.send({ data }), close: () => task.close({}) });
    });
    task.onMessage(({ data }: { data: unknown }) => {
      if (typeof data === 'string') onText(data);
    });
    task.onError(() => {
      clearTimeout(late);
      reject(new Error('the connection was refused'));
    });
    task.onClose(({ code }: { code: number }) => onClosed(code));
  });
