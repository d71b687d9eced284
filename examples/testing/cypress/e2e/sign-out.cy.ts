import { createFrontendApi, presets } from 'clerk-sign-out/testing';

/** The app was built with the publishable key of this host. Its clerk-js comes from `fixturesFolder`. */
function fakeClerk() {
  const frontendApi = createFrontendApi();
  cy.intercept(`https://${frontendApi.host}/v1/**`, async (request) => {
    try {
      const { status, headers, body } = await frontendApi.answer({
        method: request.method,
        url: request.url,
        headers: { get: (name) => String(request.headers[name] ?? '') || null },
        text: async () => String(request.body),
      });
      request.reply({ statusCode: status, headers, body: body ?? '' });
    } catch {
      request.reply({ forceNetworkError: true });
    }
  });
  cy.intercept(`https://${frontendApi.host}/npm/@clerk/clerk-js@*/dist/*`, (request) => {
    request.reply({ fixture: new URL(request.url).pathname.replace(/.*\//, '') });
  });
  return frontendApi;
}

it('signs out on a retry when the server fails once', () => {
  const frontendApi = fakeClerk();
  const lift = presets.serverError(frontendApi);
  cy.visit('/');
  cy.contains('button', 'Sign out').click();
  cy.get('[role=alert]').should('contain', 'still signed in').then(lift);
  cy.contains('button', 'Try again').click();
  cy.location('pathname').should('equal', '/goodbye');
  cy.then(() => expect(frontendApi.snapshot().signedInSessionIds).to.deep.equal([]));
});
