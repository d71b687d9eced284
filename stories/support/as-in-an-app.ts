/**
 * The `parameters` that show a file in the source panel as an app would have it.
 *
 * @param file The text of the file that the story renders, by `?raw`.
 */
export function asInAnApp(file: string) {
  const code = file.replaceAll(
    /(?:\.\.\/)+src\/entries\/(sdk|core)\.ts/g,
    (_path, entry) => `clerk-sign-out/${entry === 'sdk' ? 'react' : 'core'}`,
  );
  return { docs: { source: { code: code.trim(), language: 'tsx' } } };
}
