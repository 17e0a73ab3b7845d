import { z } from 'zod';
import { pageOfSchema } from '#http';

const POINTS_MAX = 1_000_000;
const PIECES_MAX = 1_000_000;
const ID_CHARS_MAX = 64;

const id = z.string().min(1).max(ID_CHARS_MAX);
const points = z.int().positive().max(POINTS_MAX);

export const idParams = z.object({ id });

const terms = {
  points: points.describe('what one piece costs'),
  total: z.int().positive().max(PIECES_MAX).describe('those that are gone included'),
  isOn: z.boolean(),
};
export const newOfferBody = z.strictObject({ templateId: id, ...terms }).meta({ id: 'NewPointsOffer' });
export const offerTermsBody = z.strictObject(terms).meta({ id: 'PointsOfferTerms' });

export const offerAnswer = z
  .object({ id: z.string(), templateId: z.string(), ...terms, taken: z.int() })
  .meta({ id: 'PointsOffer' });
export const offersPage = pageOfSchema(
  offerAnswer
    .extend({
      title: z.string().nullable().describe('null: its coupon is not on offer any more'),
      note: z.string(),
      left: z.int().describe('of the offer, or of the coupon where that is less'),
    })
    .meta({ id: 'ConsolePointsOffer' }),
);

export const shownPage = pageOfSchema(
  z
    .object({
      id: z.string(),
      title: z.string().nullable().describe('null: not to be had any more'),
      note: z.string(),
      points: z.int(),
      left: z.int(),
    })
    .meta({ id: 'ShownPointsOffer' }),
);

export const exchangeBody = z
  .strictObject({ offerId: id, points: points.describe('the price that she was shown') })
  .meta({ id: 'ExchangePoints' });
export const exchangedAnswer = z
  .object({ couponId: z.string(), title: z.string(), points: z.int(), validUntil: z.int() })
  .meta({ id: 'ExchangedPoints' });
