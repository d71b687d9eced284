// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { describeContract } from './describe-contract.ts';

describeContract('core-2');
