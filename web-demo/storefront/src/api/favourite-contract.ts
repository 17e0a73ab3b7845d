/** A product that she keeps or looked at; without a title it is not on sale now. */
export interface KeptProduct {
  readonly productId: string;
  readonly at: number;
  readonly title: string | null;
  readonly imageUrl: string | null;
  readonly priceFen: number | null;
}
