export interface Callbacks {
  success?(result: object): void;
  fail?(result: object): void;
  complete?(result: object): void;
}

/** Answers as `wx` does: by callbacks and, without any, by the returned promise. */
export function succeed(options: Callbacks | undefined, result: object = {}): Promise<object> {
  const answer = { errMsg: 'ok', ...result };
  queueMicrotask(() => {
    options?.success?.(answer);
    options?.complete?.(answer);
  });
  return Promise.resolve(answer);
}

export function failWith(options: Callbacks | undefined, errMsg: string): Promise<never> {
  const answer = { errMsg };
  queueMicrotask(() => {
    options?.fail?.(answer);
    options?.complete?.(answer);
  });
  const refused = Promise.reject(Object.assign(new Error(errMsg), answer));
  refused.catch(() => undefined);
  return refused;
}
