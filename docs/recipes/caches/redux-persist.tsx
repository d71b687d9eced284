import { useSignedOut } from 'clerk-sign-out/react';
import type { Reducer, Store } from 'redux';
import type { Persistor } from 'redux-persist';

/** Goes inside: `persistReducer(config, forgetting(reducer))`. */
export function forgetting<State>(reducer: Reducer<State>): Reducer<State> {
  return (state, action) => reducer(action.type === 'signedOut' ? undefined : state, action);
}

export function ForgetState({ store, persistor }: { store: Store; persistor: Persistor }) {
  useSignedOut(async () => {
    store.dispatch({ type: 'signedOut' });
    await persistor.flush();
  });
  return null;
}
