import { onScopeDispose, ref, watch } from 'vue';
import { signedOut } from './api.ts';
import { eventReader } from './model/server-sent-events.ts';
import { useSession } from './session-store.ts';

const RETRY_MS_FIRST = 1_000;
const RETRY_MS_MAX = 15_000;
/** The server says something at least every 15 s; silence for longer means that the line is dead. */
const SILENCE_MS_MAX = 40_000;

interface Listeners {
  /** A stream of the server whose first event after every (re)connection is `snapshot`. */
  readonly path: string;
  /** Whatever was missed is in the list, so load it now. */
  readonly onConnected: () => void;
  readonly onEvent: (name: string, data: string) => void;
}

/** What happens at the store that is chosen, as it happens; reconnects by itself, ends with the component. */
export function useLiveEvents({ path, onConnected, onEvent }: Listeners) {
  const session = useSession();
  const isLive = ref(false);
  let connection = new AbortController();
  let retryMs = RETRY_MS_FIRST;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function listen(signal: AbortSignal): Promise<void> {
    const query = new URLSearchParams(session.storeQuery).toString();
    const response = await fetch(`${path}${query === '' ? '' : `?${query}`}`, {
      headers: { authorization: `Bearer ${session.session?.accessToken}` },
      signal,
    });
    if (response.status === 401) signedOut();
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const read = eventReader();
    for (;;) {
      const { done, value } = await withinMs(reader.read(), SILENCE_MS_MAX);
      if (done) return;
      for (const { name, data } of read(decoder.decode(value, { stream: true }))) {
        isLive.value = true;
        retryMs = RETRY_MS_FIRST;
        if (name === 'snapshot') onConnected();
        else onEvent(name, data);
      }
    }
  }

  function connect(): void {
    connection.abort();
    clearTimeout(retry);
    connection = new AbortController();
    const { signal } = connection;
    void listen(signal)
      .catch(() => undefined)
      .then(() => {
        if (signal.aborted) return;
        connection.abort();
        isLive.value = false;
        if (!session.isSignedIn) return;
        retry = setTimeout(connect, retryMs);
        retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
      });
  }

  watch(() => session.storeId, connect, { immediate: true });
  onScopeDispose(() => {
    connection.abort();
    clearTimeout(retry);
  });
  return { isLive };
}

function withinMs<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('silence')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
