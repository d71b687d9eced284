import { registerRootComponent } from 'expo';
import { Root } from './root';

registerRootComponent(Root);
