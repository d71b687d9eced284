import { type Answer, envelope, errorAnswer, errorForStatus, jsonAnswer } from './answers.ts';
import type { ResourceMaker } from './resources.ts';
import type { Route, RoutePattern } from './routes.ts';
import { isSignedIn, type ServerState, type SessionRecord } from './server-state.ts';

/** The code that verifies any test email address at Clerk. */
const TEST_CODE = '424242';

export interface EndpointContext {
  route: Route;
  state: ServerState;
  make: ResourceMaker;
  environment: Record<string, unknown>;
  /** The fields of the form in the request's body. */
  form: URLSearchParams;
}

type Endpoint = (context: EndpointContext) => Answer;

function sessionNotFound(id: string | null): Answer {
  return errorAnswer(404, {
    code: 'resource_not_found',
    message: 'Session not found',
    longMessage: `No session was found with id ${id}`,
  });
}

function organizationNotFound(id: string): Answer {
  return errorAnswer(404, {
    code: 'resource_not_found',
    message: 'not found',
    longMessage: `No organization was found with id ${id}`,
  });
}

function invalidAction(action: string, id: string | null): Answer {
  return errorAnswer(400, {
    code: 'invalid_action_for_session',
    message: 'Invalid action for user session',
    longMessage: `Unable to ${action} session ${id}`,
  });
}

function unauthenticated(state: ServerState): Answer {
  return state.sessions.some(isSignedIn)
    ? errorAnswer(401, errorForStatus(401))
    : errorAnswer(401, {
        code: 'signed_out',
        message: 'Signed out',
        longMessage: 'You are signed out',
      });
}

/** An endpoint for any session in the client's list, whatever its status. */
function onListedSession(
  answer: (context: EndpointContext, session: SessionRecord) => Answer,
): Endpoint {
  return (context) => {
    const session = context.state.findSession(context.route.sessionId ?? '');
    return session === undefined
      ? sessionNotFound(context.route.sessionId)
      : answer(context, session);
  };
}

/** An endpoint for a session in the client's list that is signed in. */
function onSignedInSession(
  answer: (context: EndpointContext, session: SessionRecord) => Answer,
): Endpoint {
  return onListedSession((context, session) =>
    isSignedIn(session) ? answer(context, session) : unauthenticated(context.state),
  );
}

/** An endpoint for the user of the requesting session, which is named in the query. */
function onRequestingSession(
  answer: (context: EndpointContext, requester: SessionRecord) => Answer,
): Endpoint {
  return (context) => {
    const { route, state } = context;
    const id = route.search.get('_clerk_session_id') ?? state.lastActiveSessionId;
    const requester = id === null ? undefined : state.findSession(id);
    return requester !== undefined && isSignedIn(requester)
      ? answer(context, requester)
      : unauthenticated(state);
  };
}

/** An endpoint that a page visits, and that leads it back. */
function leadingBack(lead: (context: EndpointContext, redirectUrl: string) => string): Endpoint {
  return (context) => {
    const redirectUrl = context.route.search.get('redirect_url') ?? '';
    if (!/^https?:\/\//i.test(redirectUrl)) {
      return errorAnswer(422, {
        code: 'form_param_format_invalid',
        message: 'is invalid',
        longMessage: 'redirect_url must be an absolute http or https URL.',
        meta: { param_name: 'redirect_url' },
      });
    }
    return { status: 307, body: null, headers: { location: lead(context, redirectUrl) } };
  };
}

const getEnvironment: Endpoint = ({ environment }) => jsonAnswer(environment);

const createToken: Endpoint = onSignedInSession(({ make }, session) =>
  jsonAnswer(make.token(session)),
);

const endpoints: Record<RoutePattern, Endpoint> = {
  'GET /environment': getEnvironment,
  'PATCH /environment': getEnvironment,

  'GET /client': ({ make }) => envelope(make.client(), null),
  'PUT /client': ({ state, make }) => {
    state.createClient();
    return envelope(make.client(), null);
  },

  'DELETE /client': ({ state }) => {
    if (state.clientId === null) return unauthenticated(state);
    state.destroyClient();
    return envelope(null, null);
  },
  'DELETE /client/sessions': ({ state, make }) => {
    if (state.clientId === null) return unauthenticated(state);
    state.removeAllSessions();
    return envelope(make.client(), null);
  },

  'GET /client/touch': leadingBack(({ state }, redirectUrl) => {
    state.renewCookie();
    return redirectUrl;
  }),
  'GET /client/sync': leadingBack((_, redirectUrl) => {
    const url = new URL(redirectUrl);
    url.searchParams.set('__clerk_synced', 'true');
    return url.href;
  }),

  'GET /client/sessions/{id}': onListedSession(({ make }, session) =>
    envelope(make.session(session), make.client()),
  ),
  'POST /client/sessions/{id}/remove': onListedSession(({ state, make }, session) => {
    state.end(session, 'removed');
    return envelope(make.session(session), make.client());
  }),
  'POST /client/sessions/{id}/end': onListedSession(({ state, make }, session) => {
    if (!isSignedIn(session)) return invalidAction('end', session.id);
    state.end(session, 'ended');
    return envelope(make.session(session), make.client());
  }),
  'POST /client/sessions/{id}/touch': onSignedInSession(({ state, make, form }, session) => {
    const organizationId = form.has('active_organization_id')
      ? form.get('active_organization_id') || null
      : session.activeOrganizationId;
    if (organizationId !== null && !session.organizationIds.includes(organizationId))
      return organizationNotFound(organizationId);
    state.touch(session, organizationId);
    return envelope(make.session(session), make.client());
  }),
  'POST /client/sessions/{id}/tokens': createToken,
  'POST /client/sessions/{id}/tokens/{template}': createToken,

  'POST /client/sessions/{id}/verify': onSignedInSession(({ state, make }, session) => {
    state.reverificationStage = 'started';
    return envelope(make.reverification(session, 'needs_first_factor'), make.client());
  }),
  'POST /client/sessions/{id}/verify/prepare_first_factor': onSignedInSession(
    ({ state, make, form }, session) => {
      if (state.reverificationStage === 'not-started') return reverificationMissing();
      if (form.get('strategy') !== 'email_code') return strategyInvalid();
      state.reverificationStage = 'prepared';
      return envelope(make.reverification(session, 'needs_first_factor'), make.client());
    },
  ),
  'POST /client/sessions/{id}/verify/attempt_first_factor': onSignedInSession(
    ({ state, make, form }, session) => {
      if (state.reverificationStage === 'not-started') return reverificationMissing();
      if (form.get('strategy') !== 'email_code') return strategyInvalid();
      if (state.reverificationStage !== 'prepared') {
        return errorAnswer(400, {
          code: 'verification_not_sent',
          message: 'not sent',
          longMessage: 'You need to send a verification code before attempting to verify.',
        });
      }
      if (form.get('code') !== TEST_CODE) {
        return errorAnswer(422, {
          code: 'form_code_incorrect',
          message: 'is incorrect',
          longMessage: 'Incorrect code',
          meta: { param_name: 'code' },
        });
      }
      state.completeReverification();
      return envelope(make.reverification(session, 'complete'), make.client());
    },
  ),

  'GET /me': onRequestingSession(({ make }, requester) =>
    envelope(make.user(requester), make.client()),
  ),
  'GET /me/sessions/active': onRequestingSession(({ state, make }, requester) =>
    jsonAnswer([
      ...state.sessions
        .filter((session) => session.userId === requester.userId && isSignedIn(session))
        .map(make.ownDevice),
      ...state.devices
        .filter((device) => device.userId === requester.userId && isSignedIn(device))
        .map(make.device),
    ]),
  ),
  'POST /me/sessions/{id}/revoke': onRequestingSession(({ route, state, make }, requester) => {
    const id = route.sessionId ?? '';
    const ownSession = state.findSession(id);
    const device = state.findDevice(id);
    const target = ownSession ?? device;
    if (target === undefined || target.userId !== requester.userId) {
      return errorAnswer(401, {
        code: 'action_for_session_not_authorized',
        message: 'Unauthorized action for session',
        longMessage: `Not authorized to perform requested action on session ${id}`,
      });
    }
    if (target === requester || !isSignedIn(target)) return invalidAction('revoke', id);
    if (!state.isVerified) {
      return errorAnswer(403, {
        code: 'session_reverification_required',
        message: 'Reverification required',
        longMessage: 'You need to provide additional verification to perform this operation',
      });
    }
    state.end(target, 'revoked');
    return envelope(
      device === undefined ? ownSession && make.session(ownSession) : make.device(device),
      make.client(),
    );
  }),

  'POST /dev_browser': () => jsonAnswer({ id: 'dvb_fake' }),
};

function reverificationMissing(): Answer {
  return errorAnswer(400, {
    code: 'session_reverification_missing',
    message: 'is missing',
    longMessage: 'You need to start a new session verification flow first',
  });
}

function strategyInvalid(): Answer {
  return errorAnswer(400, {
    code: 'strategy_for_user_invalid',
    message: 'Invalid verification strategy',
    longMessage: 'The verification strategy is not valid for this account',
  });
}

/** Does what a request asks for and returns the answer. */
export function perform(context: EndpointContext): Answer {
  const { pattern, method, path } = context.route;
  if (pattern !== null) return endpoints[pattern](context);
  return errorAnswer(404, {
    code: 'resource_not_found',
    message: 'Endpoint not faked',
    longMessage: `The faked Frontend API has no endpoint ${method} ${path}.`,
  });
}
