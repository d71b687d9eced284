import { extname } from 'node:path';
import { transformAsync } from '@babel/core';
import reactCompiler from 'babel-plugin-react-compiler';

export interface CompiledFile {
  code: string;
  /** How many components and hooks were compiled. */
  compiled: number;
  /** Why the compiler skipped a component or hook, or which rule it violates. */
  complaints: string[];
}

/** The relevant events of the compiler's logger. */
interface CompilerEvent {
  kind: string;
  detail?: { options?: { reason?: string; description?: string }; loc?: unknown; reason?: string };
  reason?: string;
}

/** Compiles a source with the React Compiler, as an app's build would. */
export async function compileWithReact(path: string, source: string): Promise<CompiledFile> {
  const complaints: string[] = [];
  let compiled = 0;
  const logEvent = (_: string | null, { kind, detail, reason }: CompilerEvent) => {
    if (kind === 'CompileSuccess') compiled += 1;
    if (kind === 'CompileError' || kind === 'CompileSkip' || kind === 'PipelineError')
      complaints.push(
        [reason, detail?.reason, detail?.options?.reason, detail?.options?.description]
          .filter(Boolean)
          .join(' '),
      );
  };
  const result = await transformAsync(source, {
    filename: path,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: extname(path) === '.tsx' ? ['typescript', 'jsx'] : ['typescript'] },
    plugins: [[reactCompiler, { panicThreshold: 'none', logger: { logEvent } }]],
  });
  return { code: result?.code ?? source, compiled, complaints };
}
