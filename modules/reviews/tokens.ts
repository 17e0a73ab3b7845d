import { token } from '#kernel';

export interface ReviewSettings {
  /** Where the platform fetches pictures from. */
  readonly publicUrl: string;
  /** The message push is set up, by which the platform tells what it thinks of them. */
  readonly isToldOfPictures: boolean;
}
export const REVIEW_SETTINGS = token<ReviewSettings>('ReviewSettings');
