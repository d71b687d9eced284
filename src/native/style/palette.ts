import { useColorScheme } from 'react-native';

export interface Palette {
  /** Of a button, and of what stands on it. */
  primary: string;
  onPrimary: string;
  text: string;
  muted: string;
  danger: string;
  border: string;
}

const LIGHT: Palette = {
  primary: '#2f3037',
  onPrimary: '#ffffff',
  text: '#212126',
  muted: '#5e5f6e',
  danger: '#b42318',
  border: '#d9d9de',
};

const DARK: Palette = {
  primary: '#f4f4f5',
  onPrimary: '#1f1f23',
  text: '#f4f4f5',
  muted: '#b7b8c2',
  danger: '#fda29b',
  border: '#4b4c57',
};

/** The colours of the device's scheme. */
export function usePalette(): Palette {
  return useColorScheme() === 'dark' ? DARK : LIGHT;
}

/** The least height and width of what is pressed. */
export const TARGET_SIZE = 44;
