// The process that draws the files of a corpus for corpus.mjs, which sends it one at a time, and tells what came of each.
//
//   fork('corpus-file.mjs', [CORPUS, pixels ? 'png' : 'svg', sheets ? 'sheets' : ''])
import path from 'node:path';
import { loadResources } from '../../build/bundled.js';
import { openProject } from '../../build/cli/shared/files/project.js';
import { authoredLayout } from '../../build/layout/layout.js';
import { SYMBOL_INSTANCE, walkControls } from '../../build/model/control.js';
import { BalsaError } from '../../build/model/errors.js';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { finishDrawing, startDrawing } from '../../build/pipeline.js';
import { pictureOf } from '../../build/raster/picture.js';
import { compareThumbnail } from './thumbnails.mjs';

const [corpus = '', format = 'png', sheets = ''] = process.argv.slice(2);
const resources = await loadResources();

process.on('message', async (file) => {
  process.send?.(await drawFile(file));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function drawFile(file) {
  const outcome = {
    ...{ file, read: false, mockups: 0, drawn: 0, controls: 0, types: new Map(), notices: new Map() },
    ...{ missing: { instances: 0, mockups: 0 }, errors: [], comparisons: [] },
  };
  try {
    const project = await openProject(path.join(corpus, file), DEFAULT_LIMITS);
    outcome.read = true;
    for (const mockup of project.mockups) await drawMockup(outcome, project, mockup);
  } catch (error) {
    outcome.errors.push(told(file, error));
  }
  return outcome;
}

async function drawMockup(outcome, project, mockup) {
  outcome.mockups++;
  const label = `${outcome.file}: ${mockup.name || mockup.id || 'mockup'}${mockup.trashed ? ' (trash)' : ''}`;
  try {
    const drawing = startDrawing(project, mockup, resources);
    count(outcome, drawing.diagram.controls);
    const drawn = finishDrawing(drawing, authoredLayout(drawing.diagram));
    for (const { kind } of drawn.notices) outcome.notices.set(kind, (outcome.notices.get(kind) ?? 0) + 1);
    const picture = await pictureOf(drawn.scene, resources, {
      ...{ scale: 1, background: 0xffffff, text: 'outline', format },
    });
    outcome.drawn++;
    const thumbnail = project.thumbnails.find(
      ({ mockupId, branchId, image }) => mockupId === mockup.id && branchId === mockup.branchId && image.length > 0,
    );
    const complete = !drawn.notices.some(({ kind }) => kind === 'unknown-type' || kind === 'symbol');
    if (format !== 'png' || !thumbnail || !complete) return;
    const comparison = { label, ...(await compareThumbnail(thumbnail.image, picture)) };
    const images = sheets === '' ? {} : { thumbnail: thumbnail.image, picture: picture.bytes };
    outcome.comparisons.push({ ...comparison, ...images });
  } catch (error) {
    outcome.errors.push(told(label, error));
  }
}

/** Counts types, those inside symbols included, and instances that could not be expanded: their symbols are missing. */
function count(outcome, controls) {
  let here = 0;
  walkControls(controls, ({ typeID, children }) => {
    outcome.controls++;
    outcome.types.set(typeID, (outcome.types.get(typeID) ?? 0) + 1);
    if (typeID === SYMBOL_INSTANCE && children.length === 0) here++;
  });
  outcome.missing.instances += here;
  if (here > 0) outcome.missing.mockups++;
}

function told(label, error) {
  const expected = error instanceof BalsaError;
  return { label, message: expected ? error.message : `CRASH ${error.stack}` };
}
