/** What the paths mean on every command that works on a repository's images. */
export const PATHS = 'sources, images, folders or globs (default: all that is configured)';
