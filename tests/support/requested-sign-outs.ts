import type { FakeClerk } from '../../src/testing/fake-clerk/types.ts';

/** What the server of a fake was asked to end, oldest first: the id of a session, or `all`. */
export function requestedSignOuts({ server }: FakeClerk): string[] {
  return server.log
    .filter(({ call }) => call.startsWith('remove'))
    .map(({ sessionId }) => sessionId ?? 'all');
}
