import type { Colour } from './colour.ts';
import type { Control } from './control.ts';
import type { Format } from './formats.ts';
import type { Notice } from './notice.ts';
import type { Extra } from './properties.ts';

export type SkinName = 'sketch' | 'wireframe';

/** What applies to every mockup of a project (attributes of its Master branch). */
export interface ProjectSettings {
  readonly skin: SkinName;
  /** Name of the project's font; balsa draws with Balsamiq Sans whatever it is, and reports another. */
  readonly fontFace: string;
  /** Default text size, drawing units. */
  readonly fontSize: number;
  readonly linkColour: Colour;
  readonly selectionColour: Colour;
}

/** Balsamiq's own defaults (FORMAT section 3.9; FORMAT-PROPERTIES section 3). */
export const DEFAULT_SETTINGS: ProjectSettings = {
  skin: 'sketch',
  fontFace: 'Balsamiq Sans',
  fontSize: 13,
  linkColour: 0x085394,
  selectionColour: 0x95bcf2,
};

/** The ID of the branch that holds the official version of every mockup. */
export const MASTER_BRANCH = 'Master';
/** What Balsamiq calls that branch. */
export const MASTER_BRANCH_NAME = 'Official Version';

/** Key of `Project.extra` for what an archive keeps beside its resources: the rows of INFO, the attributes parsed. */
export const INFO_KEY = 'info';

/** Key of `Project.extra` for the version of the SQLite library that wrote an archive (`3.38.3`): a sign of its age. */
export const SQLITE_VERSION_KEY = 'sqliteVersion';

/** What a project's file says of a mockup, a symbol library or an asset. */
export interface Resource {
  /** The resource ID; empty when the file gives none. */
  readonly id: string;
  /** `Master`, or the ID of the branch that this is an alternate in. */
  readonly branchId: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** Position among its siblings, ascending. */
  readonly order: number;
  /** Resource ID of the mockup that this one is nested under. */
  readonly parentId?: string;
  readonly trashed: boolean;
  readonly notes?: string;
  /** Attributes that balsa does not interpret, kept for writing back. */
  readonly extraAttributes: Extra;
}

/** One wireframe. */
export interface Mockup extends Resource {
  readonly controls: readonly Control[];
  /** Sizes as stored; stale in some files, so pictures are sized from the controls. */
  readonly stored: {
    readonly measuredW?: number;
    readonly measuredH?: number;
    readonly mockupW?: number;
    readonly mockupH?: number;
  };
  /** Keys of the mockup that balsa does not interpret. */
  readonly extra: Extra;
}

/** A library of symbols: each group at its top level is one symbol. */
export interface SymbolLibrary extends Mockup {}

/** An image (or other file) that a project holds. */
export interface Asset extends Resource {
  /** The bytes of the file; empty when the project has lost them, or has something else in their place. */
  readonly bytes: Uint8Array;
  /** What the project has in their place, as it is stored: text that is not base64. */
  readonly damaged?: string;
  /** As the file names it (`image/png`, or from its extension); what it is gets sniffed from the bytes. */
  readonly mediaType: string;
}

/** A version of some of the mockups beside the official one. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly extra: Extra;
}

export interface Comment {
  readonly id: string;
  readonly mockupId: string;
  readonly branchId: string;
  readonly userId: string;
  readonly text: string;
  readonly extra: Extra;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly extra: Extra;
}

/** Balsamiq's own small picture of a mockup. */
export interface Thumbnail {
  readonly id: string;
  readonly mockupId: string;
  readonly branchId: string;
  /** PNG or JPEG; empty when the file has none. */
  readonly image: Uint8Array;
  readonly extra: Extra;
}

/** What one file holds. Mockups are in the project's order. */
export interface Project {
  readonly format: Format;
  /** Empty when the file gives none. */
  readonly name: string;
  readonly settings: ProjectSettings;
  readonly mockups: readonly Mockup[];
  readonly symbolLibraries: readonly SymbolLibrary[];
  readonly assets: readonly Asset[];
  readonly branches: readonly Branch[];
  readonly comments: readonly Comment[];
  readonly users: readonly User[];
  readonly thumbnails: readonly Thumbnail[];
  /** What reading met that the user should know of. */
  readonly notices: readonly Notice[];
  /** What the file says beside all this, kept for writing back. */
  readonly extra: Extra;
}
