import type { FakeClerk } from '../../src/testing/fake-clerk/types.ts';

/** The sign-outs requested from the server of a fake, oldest first: the id of a session, or `all`. */
export function requestedSignOuts({ server }: FakeClerk): string[] {
  return server.log
    .filter(({ call }) => call.startsWith('remove'))
    .map(({ sessionId }) => sessionId ?? 'all');
}
