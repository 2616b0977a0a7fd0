import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** The folder of real Balsamiq files beside the project, or `undefined` where it is absent. */
export const corpus: string | undefined = existsSync(`${folder}/pairs.json`) ? folder : undefined;

/** Added to the name of tests that need the corpus, so that a skipped one says why. */
export const NEEDS_CORPUS = corpus ? '' : ' (skipped: no corpus beside the project)';
