import { describe, expect, it, vi } from 'vitest';
import { createPresenters } from './presenters.ts';

const [first, second] = [{ name: 'first' }, { name: 'second' }];

describe('the outcomes of a target', () => {
  it('are shown by the first component that was added, or by none', () => {
    const presenters = createPresenters();
    expect(presenters.get('all')).toBeUndefined();
    presenters.add('all', first);
    presenters.add('all', second);
    presenters.add('current', second);
    expect(presenters.get('all')).toBe(first);
    expect(presenters.get('current')).toBe(second);
  });

  it('are shown by the component that was used last', () => {
    const presenters = createPresenters();
    presenters.add('all', first);
    presenters.add('all', second);
    presenters.prefer('all', second);
    expect(presenters.get('all')).toBe(second);
    expect(presenters.isSilent('all', first)).toBe(true);
    expect(presenters.isSilent('all', second)).toBe(false);
    expect(presenters.isSilent('current', first)).toBe(false);
  });

  it('pass to the next component when one goes, and to nobody after the last', () => {
    const presenters = createPresenters();
    const removeFirst = presenters.add('all', first);
    const removeSecond = presenters.add('all', second);
    const listener = vi.fn();
    presenters.subscribe(listener);
    removeFirst();
    expect(presenters.get('all')).toBe(second);
    expect(listener).toHaveBeenCalledOnce();
    removeSecond();
    expect(presenters.get('all')).toBeUndefined();
  });

  it('count a component that is added twice once', () => {
    const presenters = createPresenters();
    presenters.add('all', first);
    const remove = presenters.add('all', first);
    remove();
    expect(presenters.get('all')).toBeUndefined();
  });
});
