import { useEffect } from 'react';
import { AccessibilityInfo, Platform } from 'react-native';

/**
 * Has a screen reader say a text when it changes. Android and browsers read live regions by themselves, iOS has none.
 *
 * @param isShown Whether the text stands in a live region.
 */
export function useAnnouncement(text: string, isShown: boolean): void {
  useEffect(() => {
    if (text && (Platform.OS === 'ios' || !isShown))
      AccessibilityInfo.announceForAccessibility(text);
  }, [text, isShown]);
}
