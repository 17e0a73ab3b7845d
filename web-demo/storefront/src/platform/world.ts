/** The real clock, chance and timers; models get them injected. */
export const now = (): number => Date.now();

export const later = (work: () => void, delayMs: number): void => {
  setTimeout(work, delayMs);
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Unlikely to meet its double: 26 characters of chance after the time. */
export function newId(): string {
  const chance = Array.from({ length: 26 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
  return `${Date.now().toString(36)}${chance}`;
}
