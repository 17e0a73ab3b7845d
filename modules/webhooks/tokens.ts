import { token } from '#kernel';

/** `mayBeLocal`: http and private addresses too, for tests and demos on one machine. */
export const WEBHOOK_SETTINGS = token<{ readonly mayBeLocal: boolean }>('WebhookSettings');
