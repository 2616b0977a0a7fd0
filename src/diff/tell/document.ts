import type { Point, Rect, Size } from '../../model/geometry.ts';
import type { ChangeKind } from '../kinds/change.ts';

/** A control in one of the two versions; `path` is that of its groups and its own ID, joined by colons. */
interface ControlJson {
  path: string;
  type: string;
  bounds?: Rect | undefined;
}

interface BothJson {
  old?: ControlJson | undefined;
  new?: ControlJson | undefined;
}

interface SubjectJson extends BothJson {
  name: string;
  quoted: boolean;
  noun: string;
  element: 'node' | 'container' | 'edge' | 'mark';
  parts: BothJson[];
  contents?: string[] | undefined;
  section?: string | undefined;
}

interface ChangeJson {
  kind: ChangeKind;
  sentence: string;
  subjects: SubjectJson[];
  old?: string | Size | undefined;
  new?: string | Size | undefined;
  ties?: { edge: ControlJson; direction: 'from' | 'to'; head: boolean; other?: string | undefined }[] | undefined;
  properties?: { property: string; old: unknown; new: unknown }[] | undefined;
  classes?: { old?: string | undefined; new?: string | undefined } | undefined;
  ends?: { end: 'from' | 'to'; old?: string | undefined; new?: string | undefined }[] | undefined;
  by?: Point | undefined;
  most?: number | undefined;
  whole?: string | undefined;
  everything?: boolean | undefined;
  edges?: { old: ControlJson; new: ControlJson }[] | undefined;
}

interface ProjectChangeJson {
  kind: string;
  sentence: string;
  name?: string | undefined;
  old?: unknown;
  new?: unknown;
  controls?: number | undefined;
}

interface MockupJson {
  name: string;
  what: 'mockup' | 'symbols';
  old: string;
  new: string;
  content: ChangeJson[];
  layout: ChangeJson[];
  matches: { old: string; new: string; rung: string }[];
  extent: { old: number; new: number; kept: number; moved: number };
}

/** What `balsa diff --format json` prints; schema/diff.schema.json says what each part means. */
export interface DiffJson {
  version: 1;
  different: boolean;
  summary: string;
  old: string;
  new: string;
  files: {
    status: 'added' | 'removed' | 'renamed' | 'changed' | 'same';
    old?: string | undefined;
    new?: string | undefined;
    project: ProjectChangeJson[];
    mockups: MockupJson[];
  }[];
}
