// How far a picture is from Balsamiq's own thumbnail of the same mockup.
import sharp from 'sharp';

/**
 * Side of the squares of a thumbnail that are compared, pixels. Older versions made a thumbnail by leaving out all but one
 * pixel of many, so no single pixel of it can be compared: whether it hit a thin line or missed it is chance.
 */
const SQUARE = 8;
/** How many standard errors of such a sample the mean of a square may be off; beyond, chance does not explain it. */
const ERRORS = 3;
/** Pixels by which a side of a thumbnail may differ from the picture's proportions. */
const SIDE_TOLERANCE = 2;

/**
 * How much of the ink is elsewhere than in the thumbnail, from 0 to 1, beyond what the sampling of the thumbnail explains:
 * per square, the difference of the mean colours less three standard errors of a mean of that many of our pixels. `why` says
 * what keeps the two from being compared at all.
 */
export async function compareThumbnail(thumbnail, picture) {
  const { width = 0, height = 0 } = await sharp(thumbnail).metadata();
  const scale = Math.min(width / picture.width, height / picture.height);
  const off = Math.max(width - picture.width * scale, height - picture.height * scale);
  if (off > SIDE_TOLERANCE) {
    const why = `${width}×${height} for ${picture.width}×${picture.height}`;
    return { score: 1, why };
  }
  const [theirs, ours] = await Promise.all([thumbnail, picture.bytes].map(coloursOf));
  let different = 0;
  let ink = 0;
  for (let top = 0; top < height; top += SQUARE) {
    for (let left = 0; left < width; left += SQUARE) {
      const right = Math.min(width, left + SQUARE);
      const bottom = Math.min(height, top + SQUARE);
      const sampled = statistics(theirs, left, top, right, bottom);
      const [x, y] = [picture.width / width, picture.height / height];
      const whole = statistics(ours, left * x, top * y, right * x, bottom * y);
      const samples = (right - left) * (bottom - top);
      const excess = sampled.map(({ mean }, channel) => {
        const error = whole[channel].deviation / Math.sqrt(samples);
        return Math.max(0, Math.abs(mean - whole[channel].mean) - ERRORS * error);
      });
      different += samples * Math.max(...excess);
      ink += samples * (255 - Math.min(...[...sampled, ...whole].map(({ mean }) => mean)));
    }
  }
  return { score: ink === 0 ? 0 : different / ink, why: '' };
}

async function coloursOf(bytes) {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Mean and standard deviation of red, green and blue in a part of an image; its sides may lie inside pixels. */
function statistics({ data, width, height }, left, top, right, bottom) {
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [
    Math.min(width, Math.max(x0 + 1, Math.ceil(right))),
    Math.min(height, Math.max(y0 + 1, Math.ceil(bottom))),
  ];
  const count = (x1 - x0) * (y1 - y0);
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    let squares = 0;
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const value = data[3 * (y * width + x) + channel];
        sum += value;
        squares += value * value;
      }
    }
    const mean = sum / count;
    return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
  });
}
