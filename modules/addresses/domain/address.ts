/** MEM-12. Two members who become one keep what both had; nothing is added beyond this. */
export const ADDRESSES_MAX = 20;

/** WGS-84 moved by law: what maps of mainland China speak. */
export interface Gcj02Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What says who she is and where she lives: sealed as one. */
export interface PrivatePart {
  readonly recipient: string;
  readonly phone: string;
  /** Street, house, door. */
  readonly detail: string;
  readonly point: Gcj02Point | null;
}

export interface AddressText extends PrivatePart {
  /** GB/T 2260, six digits. */
  readonly regionCode: string;
  /** Its names, as the picker showed them. */
  readonly region: string;
}

const SHOWN_OF_DETAIL = 3;

/** As a list shows it on a screen that others look at. */
export function maskDetail(detail: string): string {
  const letters = [...detail];
  return letters.length <= SHOWN_OF_DETAIL ? '****' : `${letters.slice(0, SHOWN_OF_DETAIL).join('')}****`;
}
