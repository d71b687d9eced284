import { titleOf } from './example-folder.ts';
import { serverExample } from './server-example.ts';
import { describeServerRendered } from './server-rendered.ts';

describeServerRendered(
  titleOf('react-router', '@clerk/react-router', 'react-router'),
  serverExample('react-router', {
    build: ['@react-router/dev/bin.cjs', 'build'],
    start: ['@react-router/serve/bin.cjs', 'build/server/index.js'],
  }),
);
