/** Kinds of which a shop can bring its own model. Make-up is a colour, clothes are a picture. */
export const ADDED_KINDS = ['glasses', 'hat', 'earrings', 'necklace', 'ring', 'bracelet', 'watch'] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];
