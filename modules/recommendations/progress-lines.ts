import { memoryUsage, resourceUsage } from 'node:process';
import type { TrainingStep } from './app/training-stages.ts';

const SHOWN_EVERY_MS = 1_000;
const KILOBYTES_PER_MEGABYTE = 1_024;

/**
 * A line per step for people: seconds passed, seconds of computing, largest memory; and for work that says how
 * much of it is done, the rate and the time that is left.
 */
export function progressLines(write: (line: string) => void): (step: TrainingStep) => void {
  const startedAt = performance.now();
  let work = { name: '', since: startedAt, from: 0 };
  let shownAt = Number.NEGATIVE_INFINITY;
  return ({ text, done, of }) => {
    const now = performance.now();
    const name = text.split(',')[0] ?? text;
    if (name !== work.name) work = { name, since: now, from: done ?? 0 };
    else if (done !== undefined && done !== of && now - shownAt < SHOWN_EVERY_MS) return;
    shownAt = now;
    const { userCPUTime, systemCPUTime, maxRSS } = resourceUsage();
    const used = [
      `${((now - startedAt) / 1_000).toFixed(1).padStart(7)} s`,
      `cpu ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s`,
      `peak ${Math.round(Math.max(maxRSS, memoryUsage.rss() / 1_024) / KILOBYTES_PER_MEGABYTE)} MB`,
    ];
    write(`${used.join('  ')}  ${text}${progressOf(done, of, work, now)}`);
  };
}

function progressOf(
  done: number | undefined,
  of: number | undefined,
  { since, from }: { readonly since: number; readonly from: number },
  now: number,
): string {
  if (done === undefined) return '';
  const seconds = (now - since) / 1_000;
  const perSecond = seconds === 0 ? 0 : (done - from) / seconds;
  const rate = perSecond >= 10 ? `, ${Math.round(perSecond)}/s` : '';
  if (of === undefined) return ` ${done}${rate}`;
  const left = perSecond === 0 || done === of ? '' : `, ${((of - done) / perSecond).toFixed(0)} s left`;
  return ` ${done} of ${of}${rate}${left}`;
}
