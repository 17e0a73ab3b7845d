/** What personal data may be used for (PRV-01). A use that is not in this list does not exist. */
export const PURPOSES = ['face.tryon', 'profiling.feed', 'location.precise'] as const;
export type Purpose = (typeof PURPOSES)[number];
