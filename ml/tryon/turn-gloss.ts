/**
 * How much of a surface's turn within a pixel counts as roughness. What turns that much mirrors a wide piece of
 * the studio in one pixel; without any of it wire rims glitter like beads, with all of it (three.js' own rule)
 * gold wire is flat khaki.
 */
export const TURN_AS_ROUGHNESS = 0.35;
