import type { KeyValueStore } from '../model/session.ts';

/** Small texts that stay on the phone. */
export const kept: KeyValueStore = {
  read(key) {
    const value: unknown = uni.getStorageSync(key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  },
  write: (key, value) => uni.setStorageSync(key, value),
  remove: (key) => uni.removeStorageSync(key),
};
