import type { components } from '../../../shared/schema.d.ts';

export type Problem = components['schemas']['Problem'];
/** `undefined` as problem means that the shop did not answer. */
export type Answered<Data> = { readonly data: Data } | { readonly problem: Problem | undefined };

/** One shape for all three ends of a call: an answer, a problem, or nobody there. */
export async function outcome<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Pick<Response, 'ok'> }>,
): Promise<Answered<Data>> {
  try {
    const { data, error, response } = await call;
    // Some answers carry nothing (204).
    if (response.ok) return { data: data as Data };
    // A page of whatever stands before the shop (502, 504) is not its answer: nobody knows what became of the call.
    return { problem: isProblem(error) ? error : undefined };
  } catch {
    return { problem: undefined };
  }
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
}

const FAILED = 500;

/** Whether one knows what became of a call. It may have been done before the shop failed: the same key finds out. */
export function isSettled(answer: Answered<unknown>): boolean {
  return 'data' in answer || (answer.problem !== undefined && answer.problem.status < FAILED);
}

/** What to tell a person about a call that failed. */
export function sentenceFor(problem: Problem | undefined): string {
  return problem?.title ?? '网络连接不上，请检查后再试';
}
