/** `#rrggbb` arithmetic; 0 keeps the first colour, 1 takes the second. */
export function mix(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Light and shade are warm: lamps are yellow, shadows are brown. */
export const lighten = (colour: string, share: number): string => mix(colour, '#fffaf0', share);
export const darken = (colour: string, share: number): string => mix(colour, '#1d130c', share);

/** Perceived brightness, 0..1. */
export function brightness(colour: string): number {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return 0.3 * part(1) + 0.59 * part(3) + 0.11 * part(5);
}
