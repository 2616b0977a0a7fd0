import type { FormatReader } from '../reader.ts';

/** BMML: XML; a mockup is called after its file, and may use files beside it. What reads it is loaded when a file is one. */
export const bmmlReader: FormatReader = {
  what: 'BMML',
  recognises: ({ text }) => text.startsWith('<'),
  read: async (bytes, { limits, name = 'mockup.bmml', open }) => {
    const own = (path: string) => (path === name ? bytes : open?.(path));
    return (await import('./bmml.ts')).readBmml({ mockups: [name], libraries: [], open: own }, limits);
  },
};
