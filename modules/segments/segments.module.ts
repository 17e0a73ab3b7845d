import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { MEMBERS } from '#modules/members';
import { CONSENTS } from '#modules/privacy';
import { PURCHASE_FACTS } from '#modules/purchases';
import { MEMBER_INSIGHTS } from '#modules/recommendations';
import { STORES } from '#modules/stores';
import { TIERS } from '#modules/tiers';
import { Audience } from './app/audience.ts';
import { type Act, ownersDesk } from './app/desk.ts';
import { MemberFactsReader } from './app/member-facts.ts';
import { obeyWithdrawal } from './app/obey-withdrawal.ts';
import type { SegmentStore, SnapshotStore, TagStore } from './app/ports.ts';
import { segmentDesk } from './app/segment-desk.ts';
import { SegmentSizes } from './app/segment-sizes.ts';
import { showAudience } from './app/show-audience.ts';
import { tagDesk } from './app/tag-desk.ts';
import { segmentTables } from './db/segment-tables.ts';
import { segmentsOfMember } from './db/segments-of-member.ts';
import { sqlSegmentStore } from './db/sql-segment-store.ts';
import { sqlSnapshotStore } from './db/sql-snapshot-store.ts';
import { sqlTagStore } from './db/sql-tag-store.ts';
import { segmentRoutes } from './http/segment-routes.ts';
import { tagRoutes } from './http/tag-routes.ts';

const TAG_STORE = token<TagStore>('TagStore');
const SEGMENT_STORE = token<SegmentStore>('SegmentStore');
const SNAPSHOT_STORE = token<SnapshotStore>('SnapshotStore');
const ACT = token<Act>('SegmentsDesk');
const AUDIENCE = token<Audience>('Audience');
const TAG_ROUTES = token<readonly Route[]>('TagRoutes');
const SEGMENT_ROUTES = token<readonly Route[]>('SegmentRoutes');
const SEGMENTS_OF_MEMBER = token<MemberData>('SegmentsOfMember');
const ROUTES = token<readonly Route[]>('SegmentsRoutes');
const HANDLERS = token<readonly EventHandler[]>('SegmentsHandlers');

const wiring = new ContainerModule(({ bind }) => {
  bind(SEGMENTS_OF_MEMBER).toResolvedValue(segmentsOfMember, [READS]).inSingletonScope();
  bind(TAG_STORE).toResolvedValue(sqlTagStore, [READS]).inSingletonScope();
  bind(SEGMENT_STORE).toResolvedValue(sqlSegmentStore, [READS]).inSingletonScope();
  bind(SNAPSHOT_STORE).toResolvedValue(sqlSnapshotStore, [READS]).inSingletonScope();
  bind(ACT)
    .toResolvedValue(
      (unitOfWork, answers, audit, clock) => ownersDesk({ unitOfWork, answers, audit, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(AUDIENCE)
    .toResolvedValue(
      (members, purchases, tiers, insights, consents, catalog, tags, clock) =>
        new Audience(
          new MemberFactsReader({ members, purchases, tiers, insights, consents, catalog, tags, clock }),
          tags,
        ),
      [MEMBERS, PURCHASE_FACTS, TIERS, MEMBER_INSIGHTS, CONSENTS, CATALOG, TAG_STORE, CLOCK],
    )
    .inSingletonScope();
  bind(TAG_ROUTES)
    .toResolvedValue(
      (act, tags, stores, catalog, members, ids) =>
        tagRoutes(tagDesk({ act, tags, stores, catalog, members, ids }), tags),
      [ACT, TAG_STORE, STORES, CATALOG, MEMBERS, IDS],
    )
    .inSingletonScope();
  bind(SEGMENT_ROUTES)
    .toResolvedValue(
      (act, segments, snapshots, audience, tags, stores, catalog, members, ids, clock) =>
        segmentRoutes({
          desk: segmentDesk({ act, segments, snapshots, audience, tags, stores, catalog, ids }),
          segments,
          sizes: new SegmentSizes(audience, clock),
          audience: showAudience(audience, snapshots, members),
        }),
      [ACT, SEGMENT_STORE, SNAPSHOT_STORE, AUDIENCE, TAG_STORE, STORES, CATALOG, MEMBERS, IDS, CLOCK],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue((tags, segments) => [...tags, ...segments], [TAG_ROUTES, SEGMENT_ROUTES])
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (unitOfWork, snapshots): readonly EventHandler[] => [
        {
          name: 'segments.obey_withdrawal',
          types: ['privacy.consent_withdrawn'],
          deliver: obeyWithdrawal(unitOfWork, snapshots),
        },
      ],
      [UNIT_OF_WORK, SNAPSHOT_STORE],
    )
    .inSingletonScope();
});

/** Tags and segments: who among the members is meant. */
export const segmentsFeature: Feature = {
  name: 'segments',
  wiring,
  tables: segmentTables,
  routes: ROUTES,
  handlers: HANDLERS,
  memberData: SEGMENTS_OF_MEMBER,
};
