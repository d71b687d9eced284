import { titleOf } from './example-folder.ts';
import { serverExample } from './server-example.ts';
import { describeServerRendered } from './server-rendered.ts';

describeServerRendered(
  titleOf('tanstack-react-start', '@clerk/tanstack-react-start', '@tanstack/react-start'),
  serverExample('tanstack-react-start', {
    build: ['vite', 'vite', 'build'],
    start: ['vite', 'vite', 'preview'],
  }),
);
