export { WEBHOOK_SETTINGS } from './tokens.ts';
export { webhooksFeature } from './webhooks.module.ts';
