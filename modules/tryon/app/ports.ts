import { token } from '#kernel';

export interface TryOnSettings {
  /** The kill switch: false answers 503 `tryon.switched_off`. */
  readonly enabled: boolean;
}
export const TRYON_SETTINGS = token<TryOnSettings>('TryOnSettings');
