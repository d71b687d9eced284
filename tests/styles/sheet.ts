import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The style sheet as it is published. */
export async function publishedSheet(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: ['src/ui/styles.css'],
    bundle: true,
    write: false,
    minify: true,
    target: 'es2022',
  });
  const [sheet] = outputFiles;
  if (!sheet) throw new Error('The style sheet came out empty.');
  return sheet.text;
}
