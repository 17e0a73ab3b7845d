import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { StoreId } from '#kernel';
import type { PreferenceMemory } from '../app/preference-memory.ts';
import { MESSAGE_CHANNELS, MESSAGE_TOPICS, type Preferences } from '../domain/preferences.ts';

const CHOICES_MAX = 50;
const CHOICE_CHARS_MAX = 64;

const choice = z.string().trim().min(1).max(CHOICE_CHARS_MAX);
const choices = z
  .array(choice)
  .max(CHOICES_MAX)
  .transform((values) => [...new Set(values)]);
const channels = z
  .array(z.enum(MESSAGE_CHANNELS))
  .max(MESSAGE_CHANNELS.length)
  .transform((values) => [...new Set(values)]);

const preferencesBody = z
  .strictObject({
    categories: choices.meta({ description: 'ids of categories, with everything below them' }),
    brands: choices,
    sizes: choices,
    styles: choices.meta({ description: 'words as the goods carry them' }),
    stores: choices.transform((values) => values as StoreId[]),
    topics: z
      .record(z.enum(MESSAGE_TOPICS), channels)
      .meta({ description: 'which messages she wants, and where; nothing is sent that is not named here' }),
  })
  .meta({ id: 'Preferences' });

/** 偏好设置 (MEM-11): what a member tells us herself. It counts from her next request on. */
export function preferenceRoutes(preferences: PreferenceMemory): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/preferences',
      summary: 'What the member said she likes, and which messages she wants',
      access: member,
      answers: { 200: preferencesBody },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: await preferences.preferencesOf(merchantId, memberId),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/preferences',
      summary: 'Replaces the preferences; the next feed obeys them',
      access: member,
      body: preferencesBody,
      answers: { 200: preferencesBody },
      handle: async ({ principal: { merchantId, memberId }, body }) => {
        const chosen: Preferences = body;
        await preferences.put(merchantId, memberId, chosen);
        return { json: chosen };
      },
    }),
  ];
}
