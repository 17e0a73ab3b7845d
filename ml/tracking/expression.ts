/** What the face is doing, 0 (not at all) to 1 (as far as it goes); left and right are the wearer's own. */
export interface Expression {
  readonly blinkLeft: number;
  readonly blinkRight: number;
  readonly jawOpen: number;
  readonly smile: number;
}

/** Official blendshape weights by name, from a model that has them. */
export type Blendshapes = Readonly<Record<string, number>>;
