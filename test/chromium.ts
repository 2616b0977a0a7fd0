import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that HTML is tested in, or `undefined` where there is none. */
export const chromium: string | undefined = [process.env.CHROMIUM, ...PLACES].find(
  (place) => place && existsSync(place),
);

/** Added to the name of tests that need it, so that a skipped one says why. */
export const NEEDS_CHROMIUM = chromium ? '' : ' (skipped: no Chromium installed)';
