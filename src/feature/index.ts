export { CODE_READERS, type CodeReader, type ReadCode } from './code-reader.ts';
export { EndedSessions } from './ended-sessions.ts';
export type { Engine, Feature, Job } from './feature.ts';
export {
  type CellProblem,
  type Cells,
  EXPORTERS,
  type Exporter,
  IMPORTERS,
  type ImportCounts,
  type Importer,
  type ImportScope,
  type SheetColumn,
  type SheetValue,
} from './importing.ts';
export { MEMBER_CARD_FACTS, type MemberCard, type MemberCardFacts } from './member-card.ts';
export { type ExportedRows, MEMBER_DATA, type MemberData } from './member-data.ts';
export { SWEEPS, type Sweep } from './sweep.ts';
