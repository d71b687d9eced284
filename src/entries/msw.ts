export { createFrontendApi } from '../testing/frontend-api/create-frontend-api.js';
export { type CreateHandlersOptions, createHandlers } from '../testing/frontend-api/handlers.js';
export {
  createNodeListener,
  type NodeRequest,
  type NodeResponse,
} from '../testing/frontend-api/node-listener.js';
export { type Lift, presets } from '../testing/frontend-api/presets.js';
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
