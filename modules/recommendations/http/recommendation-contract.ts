import { z } from 'zod';
import type { ProductId, SkuId, StoreId } from '#kernel';
import { EVENT_SCHEMA_VERSION } from '../domain/behaviour-event.ts';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import { REASON_CODES } from '../domain/reason.ts';

const EVENTS_MAX = 100;
const FEED_ITEMS_MAX = 60;
const FEED_ITEMS_DEFAULT = 20;
const ID_CHARS_MAX = 64;
const PLACE_CHARS_MAX = 32;
const POSITION_MAX = 10_000;

const PAGE_KINDS = Object.entries(EVENT_KINDS)
  .filter(([, { fromPage }]) => fromPage)
  .map(([kind]) => kind as EventKind);

const id = z.string().min(1).max(ID_CHARS_MAX);
const orNull = <Id extends string>(value: string | null | undefined) => (value ?? null) as Id | null;

export const eventsBody = z
  .strictObject({
    schemaVersion: z
      .literal(EVENT_SCHEMA_VERSION)
      .default(EVENT_SCHEMA_VERSION)
      .meta({ description: 'what the fields mean; a version that this server does not know is refused' }),
    events: z
      .array(
        // Not strict: a newer page may report facts that this server does not keep yet.
        z.object({
          id: id.meta({ description: 'chosen by the page, unique per member: repeats are harmless' }),
          type: z.enum(PAGE_KINDS),
          at: z
            .int()
            .nonnegative()
            .meta({ description: 'UTC ms; loses to our clock when off by more than 5 minutes' }),
          productId: id.nullish().transform(orNull<ProductId>),
          skuId: id.nullish().transform(orNull<SkuId>),
          storeId: id.nullish().transform(orNull<StoreId>),
          place: z
            .string()
            .min(1)
            .max(PLACE_CHARS_MAX)
            .nullish()
            .transform(orNull<string>)
            .meta({ description: 'where on the page: `home`, `search`, `product`, …' }),
          position: z
            .int()
            .nonnegative()
            .max(POSITION_MAX)
            .nullish()
            .transform((value) => value ?? null)
            .meta({ description: '0 = first in its list' }),
          exposureId: id
            .nullish()
            .transform(orNull<string>)
            .meta({ description: 'the list that showed it, as the feed named it' }),
        }),
      )
      .min(1)
      .max(EVENTS_MAX),
  })
  .meta({ id: 'BehaviourEvents' });

export const eventsAnswer = z
  .object({ accepted: z.int(), duplicates: z.int() })
  .meta({ id: 'EventsAccepted' });

export const feedQuery = z.object({
  storeId: id.transform((value) => value as StoreId),
  limit: z.coerce.number().int().min(1).max(FEED_ITEMS_MAX).default(FEED_ITEMS_DEFAULT),
});

export const feedAnswer = z
  .object({
    items: z.array(
      z.object({
        productId: z.string(),
        skuId: z.string().meta({ description: 'an article that this store has now' }),
        title: z.string(),
        subtitle: z.string(),
        priceFen: z.int(),
        listPriceFen: z.int(),
        imageUrl: z.string(),
        tryOn: z.string().nullable(),
        reason: z
          .string()
          .meta({ description: 'why it is here, in Chinese: the source that carries it most' }),
        reasonCode: z.enum(REASON_CODES),
        promoted: z
          .literal(true)
          .optional()
          .meta({ description: 'the merchant put it here: shown with the word 推广' }),
      }),
    ),
    personalised: z.boolean(),
    exposureId: z
      .string()
      .optional()
      .meta({ description: 'of a personal feed: events that it caused name it' }),
  })
  .meta({ id: 'Feed' });

export const personalisationBody = z.strictObject({ enabled: z.boolean() }).meta({ id: 'Personalisation' });
