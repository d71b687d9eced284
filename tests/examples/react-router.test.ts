import { titleOf } from './example-folder.ts';
import { serverExample } from './server-example.ts';
import { describeServerRendered } from './server-rendered.ts';

describeServerRendered(
  titleOf('react-router', '@clerk/react-router', 'react-router'),
  serverExample('react-router', {
    build: ['@react-router/dev', 'react-router', 'build'],
    start: ['@react-router/serve', 'react-router-serve', 'build/server/index.js'],
  }),
);
