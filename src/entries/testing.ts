export { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.js';
export { otherDevices } from '../testing/fake-clerk/devices.js';
export { type PersonFixture, people, sessionOf } from '../testing/fake-clerk/people.js';
export { states } from '../testing/fake-clerk/states.js';
export type {
  ClerkGeneration,
  FakeClerk,
  FakeClerkCall,
  FakeClerkControls,
  FakeClerkInstance,
  FakeClerkLoadOptions,
  FakeClerkOptions,
  FakeClerkResources,
  FakeClerkStatus,
  FakeClient,
  FakeDeviceSession,
  FakeSession,
  FakeToken,
  FakeUser,
  LaterCall,
  PendingReverification,
  ScriptedCall,
  ScriptedFailure,
} from '../testing/fake-clerk/types.js';
export { createFrontendApi } from '../testing/frontend-api/create-frontend-api.js';
export { type Lift, presets } from '../testing/frontend-api/presets.js';
export { createRouteHandler, type PlaywrightRoute } from '../testing/frontend-api/route-handler.js';
export type {
  DeviceSeed,
  Fault,
  FaultEffect,
  FrontendApi,
  FrontendApiAnswer,
  FrontendApiCall,
  FrontendApiOptions,
  FrontendApiRequest,
  FrontendApiResources,
  FrontendApiSnapshot,
  RequestLogEntry,
  SessionSeed,
} from '../testing/frontend-api/types.js';
