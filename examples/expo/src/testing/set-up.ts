import { configure } from '@testing-library/react-native';

// A machine that builds something else at the same time is slow, and nothing here is about time.
configure({ asyncUtilTimeout: 15_000 });
