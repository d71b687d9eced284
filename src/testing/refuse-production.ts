declare const process: { env: { NODE_ENV?: string } };

/**
 * Throws where `process.env.NODE_ENV` is `production`: a fake Clerk in a published app would let everybody in.
 *
 * @param name The function that refuses, for the message.
 */
export function refuseProduction(name: string, { allowInProduction = false } = {}): void {
  if (allowInProduction || !isProduction()) return;
  throw new Error(
    `${name}: this is a fake for tests, and NODE_ENV is production. ` +
      'Set allowInProduction: true where that is meant.',
  );
}

/**
 * Bundlers replace the text `process.env.NODE_ENV` and leave no `process`: a `typeof process` guard would switch the
 * check off in just the production bundle it is for.
 */
function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
