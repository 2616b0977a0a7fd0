// Writes docs/options.md from the commands. Run it after "npm run build"; a test tells when it drifts.
import { writeFileSync } from 'node:fs';
import { optionsPage } from '../../build/cli/options-page.js';
import { program } from '../../build/cli/program.js';

writeFileSync('docs/options.md', optionsPage(program()));
