import { z } from 'zod';

const PAGE_ITEMS_DEFAULT = 20;
const PAGE_ITEMS_MAX = 100;

/** Query of every list. */
export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_ITEMS_MAX).default(PAGE_ITEMS_DEFAULT),
});

export function pageOfSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
