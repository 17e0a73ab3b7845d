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

/** 138 0000 1234, +86-138-0000-1234; 027-12345678 and 12345678 after the word for it. */
const MOBILE = /(?:\+?86[-－\s]?)?(1[3-9]\d)[-－—\s.·]?\d{4}[-－—\s.·]?(\d{4})/g;
const LANDLINE = /(?<![\dA-Za-z])[(（]?(0\d{2,3})[)）]?[-－—\s]?\d{3,4}[-－—\s]?(\d{4})(?!\d)/g;
const LOCAL = /(?<=(?:电话|座机|号码|热线)[^\d]{0,3})\d{3,4}[-－—\s]?(\d{4})(?!\d)/g;
/** 签收人：张三, 收件人【ZHANG SAN】; without a sign between them only what looks like a name and nothing more. */
const PERSON = '(?:签收人|收件人|收货人|代收人|签收者)';
const NAMED = new RegExp(
  `(${PERSON}[是为]?\\s*[:：【\\[(（\\s]\\s*)(\\p{Script=Han})?([\\p{Script=Han}·]{1,5}|[A-Za-z][A-Za-z .]*)`,
  'gu',
);
const NAMED_CLOSE = new RegExp(
  `(${PERSON}[是为]?)(\\p{Script=Han})(\\p{Script=Han}{1,2})(?=已?签收|处|[，。,.;；】)）\\s]|$)`,
  'gu',
);

/** Telephones of riders and names of people in the text are nobody's business for three years. */
export function withoutPeople(text: string): string {
  return text
    .replace(MOBILE, '$1****$2')
    .replace(LANDLINE, '$1****$2')
    .replace(LOCAL, '****$1')
    .replace(NAMED, (_all, label: string, first = '') => `${label}${first}*`)
    .replace(NAMED_CLOSE, '$1$2*');
}
