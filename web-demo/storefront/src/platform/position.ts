import { gcjOf } from '../model/gcj.ts';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const WAIT_MS_MAX = 10_000;

/** Where the phone is, GCJ-02; asked only when she wants it. Undefined when she, or the phone, says no. */
export function position(): Promise<Position | undefined> {
  // #ifdef H5
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve(gcjOf({ latitude, longitude })),
      () => resolve(undefined),
      { timeout: WAIT_MS_MAX, maximumAge: WAIT_MS_MAX },
    );
  });
  // #endif
  // #ifndef H5
  return new Promise((resolve) =>
    uni.getLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(undefined),
    }),
  );
  // #endif
}
