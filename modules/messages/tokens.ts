import { token } from '#kernel';

export interface MessageSettings {
  readonly appId: string;
  /** null: no message push is set up, so what the phone says of her answers counts. */
  readonly push: { readonly token: string; readonly encodingAesKey: string } | null;
}
export const MESSAGE_SETTINGS = token<MessageSettings>('MessageSettings');
