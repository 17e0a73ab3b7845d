import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ZodError } from 'zod';
import { AppError, type ErrorKind } from '#kernel';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  too_slow: 408,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

const RETRY_AFTER_SECONDS_DEFAULT = 1;

/** RFC 9457, with a stable machine `code` and a Chinese `title` for people. */
export interface Problem {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly details?: unknown;
}

export const unknownPath: RequestHandler = () => {
  throw new AppError('not_found', 'request.unknown_path', '这里什么也没有');
};

/** The only place where a failure becomes a status code. */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = toProblem(error);
    if (problem.status === 500) report(error);
    if (problem.status === 429 || problem.status === 503) {
      const seconds = error instanceof AppError ? error.facts['retryAfterSeconds'] : undefined;
      response.setHeader('retry-after', String(seconds ?? RETRY_AFTER_SECONDS_DEFAULT));
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    const { code, message, kind, facts } = error;
    const details = Object.keys(facts).length > 0 ? { details: facts } : {};
    return { ...problem(code, message, STATUS[kind]), ...details };
  }
  if (error instanceof ZodError) {
    const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), reason: issue.message }));
    return { ...problem('request.invalid', '请求内容不正确', 400), details: { fields } };
  }
  const status = bodyParserStatus(error);
  if (status === 413) return problem('request.too_large', '请求内容太大', 413);
  if (status === 415) return problem('request.unsupported', '不支持这种请求内容', 415);
  if (status !== undefined) return problem('request.unreadable', '无法读取请求内容', 400);
  return problem('internal', '我们这边出了点问题', 500);
}

function problem(code: string, title: string, status: number): Problem {
  return { type: `urn:problem:${code}`, code, title, status };
}

/** Body parsers and the router reject broken input with an error that carries a 4xx `status`. */
function bodyParserStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
