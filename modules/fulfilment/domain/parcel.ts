/**
 * The life of one store's parcel. ASKED: the carrier is asked for a waybill; MADE: it has a number and waits for the van.
 * A parcel that staff sent by themselves begins ON_THE_WAY.
 */
export const PARCEL_TRANSITIONS = {
  ASKED: ['MADE', 'REFUSED', 'CANCELLED'],
  REFUSED: ['ASKED'],
  MADE: ['ON_THE_WAY', 'CANCELLED'],
  CANCELLED: ['ASKED'],
  ON_THE_WAY: ['SIGNED', 'RECEIVED'],
  SIGNED: ['RECEIVED'],
  RECEIVED: [],
} as const satisfies Record<string, readonly string[]>;

export type ParcelState = keyof typeof PARCEL_TRANSITIONS;
export const PARCEL_STATES = Object.keys(PARCEL_TRANSITIONS) as ParcelState[];

export function parcelStatesBefore(to: ParcelState): ParcelState[] {
  return PARCEL_STATES.filter((from) => (PARCEL_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** What happened to a parcel, as carriers tell it. */
export const TRACK_KINDS = ['collected', 'moving', 'delivering', 'signed', 'trouble'] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

/** 顺丰速运: carriers of the logistics assistant by the code that it knows them under. */
export const CARRIERS: Readonly<Record<string, string>> = {
  SF: '顺丰速运',
  JDL: '京东物流',
  YTO: '圆通速递',
  ZTO: '中通快递',
  STO: '申通快递',
  YUNDA: '韵达速递',
  EMS: '邮政EMS',
  DB: '德邦快递',
};

/** A rider's telephone in the text is nobody's business for three years. */
export function withoutPhones(text: string): string {
  return text.replace(/1[3-9]\d{9}/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`);
}
