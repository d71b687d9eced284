/** The name of the app's cache in `localStorage`. */
export const CACHE = 'private-cache';
