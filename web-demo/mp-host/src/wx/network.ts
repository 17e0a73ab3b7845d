import type { Callbacks } from './callbacks.ts';

interface RequestOptions extends Callbacks {
  readonly url: string;
  readonly method?: string;
  readonly header?: Record<string, string>;
  readonly data?: unknown;
  readonly responseType?: 'text' | 'arraybuffer';
}

export function request({ url, method = 'GET', header, data, responseType, ...callbacks }: RequestOptions) {
  const abort = new AbortController();
  const raw = typeof data === 'string' || data instanceof ArrayBuffer;
  const body = method === 'GET' || data == null ? null : raw ? data : JSON.stringify(data);
  fetch(url, { method, body, signal: abort.signal, ...(header === undefined ? {} : { headers: header }) })
    .then(async (response) => ({
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      data: responseType === 'arraybuffer' ? await response.arrayBuffer() : parsed(await response.text()),
      errMsg: 'request:ok',
    }))
    .then(
      (answer) => {
        callbacks.success?.(answer);
        callbacks.complete?.(answer);
      },
      (error: unknown) => {
        const answer = { errMsg: `request:fail ${String(error)}` };
        callbacks.fail?.(answer);
        callbacks.complete?.(answer);
      },
    );
  return { abort: () => abort.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
}

/** `wx.connectSocket`: a task with listeners, binary messages as ArrayBuffer. */
export function connectSocket(options: Callbacks & { readonly url: string }) {
  const socket = new WebSocket(options.url);
  socket.binaryType = 'arraybuffer';
  const task = {
    onOpen: (listener: (result: object) => void) =>
      socket.addEventListener('open', () => listener({ header: {} })),
    onMessage: (listener: (result: object) => void) =>
      socket.addEventListener('message', ({ data }) => listener({ data })),
    onClose: (listener: (result: object) => void) =>
      socket.addEventListener('close', ({ code, reason }) => listener({ code, reason })),
    onError: (listener: (result: object) => void) =>
      socket.addEventListener('error', () => listener({ errMsg: 'connectSocket:fail' })),
    send({ data, ...callbacks }: Callbacks & { data: string | ArrayBuffer }) {
      socket.send(data);
      callbacks.success?.({ errMsg: 'sendSocketMessage:ok' });
    },
    close({ code, reason }: { code?: number; reason?: string } = {}) {
      socket.close(code ?? 1000, reason);
    },
  };
  queueMicrotask(() => {
    options.success?.({ errMsg: 'connectSocket:ok' });
    options.complete?.({ errMsg: 'connectSocket:ok' });
  });
  return task;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
