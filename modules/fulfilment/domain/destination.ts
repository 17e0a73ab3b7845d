/** Degrees, GCJ-02, as addresses and stores have them. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where goods go, as far as rules need to know: never a name, a telephone or a door. */
export interface Destination {
  /** Names of province, city and district, as her picker or she herself wrote them. */
  readonly region: string;
  /** Null where nobody chose a place on a map. */
  readonly point: Point | null;
}
