/** What the recommender answers about a member to herself. Shares 0..1, instants in UTC milliseconds. */
export interface TasteTag {
  readonly categoryId: string;
  readonly name: string;
  /** Of all that counts; together 1. */
  readonly share: number;
  /** What it was read from, in words. */
  readonly basis: string;
  readonly lastAt: number;
}

export interface TasteProfile {
  /** False = nothing is inferred. */
  readonly personalised: boolean;
  /** Strongest first. */
  readonly items: readonly TasteTag[];
}

export interface StoresForMe {
  /** Best first. */
  readonly items: readonly {
    readonly storeId: string;
    readonly reason: string;
    readonly reasonCode: string;
  }[];
}
