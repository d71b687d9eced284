export { createFrontendApi } from '../testing/frontend-api/create-frontend-api.ts';
export { type CreateHandlersOptions, createHandlers } from '../testing/frontend-api/handlers.ts';
export {
  createNodeListener,
  type NodeRequest,
  type NodeResponse,
} from '../testing/frontend-api/node-listener.ts';
export { type Lift, presets } from '../testing/frontend-api/presets.ts';
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
