import type { Engine } from '#feature';
import {
  type EpochMs,
  type MemberId,
  type MerchantId,
  type SkuId,
  type TryOnSessionId,
  type Tx,
  token,
} from '#kernel';
import type { SessionOptions, TrackerLog, TrackingSession } from '#ml/tracking';
import type { ArManifest, GarmentSize, TryOnSight } from '#ml/tryon';

export interface TryOnSettings {
  /** The kill switch: false answers 503 `tryon.switched_off`. */
  readonly enabled: boolean;
  readonly modelDir: string;
  readonly trackerWorkers: number;
  /** Where the try-on items lie, one folder each. */
  readonly assetsDir: string;
  /** Program of a Chromium that draws the photos; default: our own renderer. */
  readonly chromium?: string | undefined;
  /** Technical lines of the workers; never anything of a frame. */
  readonly log: TrackerLog;
}
export const TRYON_SETTINGS = token<TryOnSettings>('TryOnSettings');

/** Warm before the first frame, put away after the last. */
type Machine = Omit<Engine, 'name'>;

/** Sees faces in frames. Tests play recorded ones. */
export interface FrameTracker extends Machine {
  openSession(options: SessionOptions): TrackingSession;
}
export const FRAME_TRACKER = token<FrameTracker>('FrameTracker');

/** Draws the items over a photo. */
export interface PhotoComposer extends Machine {
  /** All items on one photo. `jpeg` belongs to the composer from the call on and is zeroed. Returns a JPEG. */
  compose(jpeg: Uint8Array, sight: TryOnSight, arItemIds: readonly string[]): Promise<Buffer>;
  /** Each item alone on the same person, side by side in one JPEG; `before` begins with the bare photo. */
  compare(
    jpeg: Uint8Array,
    sight: TryOnSight,
    arItemIds: readonly string[],
    options: { readonly before: boolean },
  ): Promise<Buffer>;
}
export const PHOTO_COMPOSER = token<PhotoComposer>('PhotoComposer');

/** One thing that can be tried on. */
export interface WornItem {
  readonly skuId: SkuId;
  readonly arItemId: string;
  readonly manifest: ArManifest;
}

export interface Wardrobe {
  /** In the order of `skuIds`. An article without a try-on item is refused. */
  items(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<readonly WornItem[]>;
  /** Everything of one kind that is on sale and can be tried on, at most `OF_KIND_MAX`. */
  ofKind(merchantId: MerchantId, kind: ArManifest['kind']): Promise<readonly WornItem[]>;
  /** Size table of a garment, empty where none is known; another article is refused. */
  sizes(merchantId: MerchantId, skuId: SkuId): Promise<readonly GarmentSize[]>;
}
export const WARDROBE = token<Wardrobe>('Wardrobe');

export type EndReason =
  | 'left'
  | 'idle'
  | 'too_long'
  | 'consent_withdrawn'
  /** The token's ten minutes were over and nobody renewed it. */
  | 'consent_lapsed'
  /** The impact assessment ran out. */
  | 'assessment_lapsed'
  | 'replaced'
  /** Another process carries it on. */
  | 'moved'
  | 'switched_off'
  | 'house_closed';

/** What is kept of a session: that it was, under which consent, and that nothing of it was kept. */
interface SessionRecord {
  readonly id: TryOnSessionId;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly consentJti: string;
  readonly startedAt: EpochMs;
}

export interface SessionRecords {
  begin(tx: Tx, record: SessionRecord): Promise<void>;
  /** Another consent under which the session goes on; the same one twice is one. */
  renew(
    tx: Tx,
    renewal: Pick<SessionRecord, 'merchantId' | 'id' | 'consentJti'> & { readonly at: EpochMs },
  ): Promise<void>;
  /** `framesDeleted`: the tracker has confirmed that its memory of the session is overwritten. */
  finish(
    tx: Tx,
    id: TryOnSessionId,
    end: {
      readonly at: EpochMs;
      readonly reason: EndReason;
      readonly frames: number;
      readonly dropped: number;
      readonly framesDeleted: boolean;
    },
  ): Promise<void>;
  /** What one process has seen of a session that another one carries on. */
  add(tx: Tx, id: TryOnSessionId, seen: { readonly frames: number; readonly dropped: number }): Promise<void>;
  /** Closes the records of processes that died: their memory died with them. */
  finishAbandoned(tx: Tx, startedBefore: EpochMs, at: EpochMs): Promise<number>;
}
export const SESSION_RECORDS = token<SessionRecords>('SessionRecords');
