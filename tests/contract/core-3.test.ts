// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { describeContract } from './describe-contract.js';

describeContract('core-3');
