import { configure } from '@testing-library/react-native';

// Long, because a busy machine is slow. No test here is about time.
configure({ asyncUtilTimeout: 15_000 });
