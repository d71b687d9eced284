import { createFrontendApi, createHandlers } from 'clerk-sign-out/msw';
import { setupServer } from 'msw/node';

const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_a' }] });
const server = setupServer(...createHandlers(frontendApi));

server.listen({ onUnhandledRequest: 'error' });
const answer = await fetch(`https://${frontendApi.host}/v1/client`);
server.close();

console.log(answer.status, frontendApi.snapshot().signedInSessionIds.join());
