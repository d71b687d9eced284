export { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
export { otherDevices } from '../testing/fake-clerk/devices.ts';
export { type PersonFixture, people, sessionOf } from '../testing/fake-clerk/people.ts';
export { states } from '../testing/fake-clerk/states.ts';
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
} from '../testing/fake-clerk/types.ts';
export { createFrontendApi } from '../testing/frontend-api/create-frontend-api.ts';
export { type Lift, presets } from '../testing/frontend-api/presets.ts';
export { createRouteHandler, type PlaywrightRoute } from '../testing/frontend-api/route-handler.ts';
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
} from '../testing/frontend-api/types.ts';
