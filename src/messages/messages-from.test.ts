import * as localizations from '@clerk/localizations';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { enMessages } from './english-catalogue.ts';
import { deMessages } from './locales/de.ts';
import { ukMessages } from './locales/uk.ts';
import { menuMessageSource } from './menu-message-source.ts';
import { type MessageChoice, messagesFrom } from './messages-from.ts';
import { signOutMessageSource } from './sign-out-message-source.ts';

const { deDE, enGB, enUS, esES, frFR, svSE, ukUA, zhTW } = localizations;
const languages = Object.values(localizations).flatMap((localization) =>
  localization.locale ? [[localization.locale, localization] as const] : [],
);
const foreign = languages.filter(([locale]) => !locale.startsWith('en'));

const button = (choice: Partial<MessageChoice> = {}) =>
  messagesFrom(signOutMessageSource, { overrides: [], ...choice });
const menu = (choice: Partial<MessageChoice> = {}) =>
  messagesFrom(menuMessageSource, { overrides: [], ...choice });

// Every spy is restored after each test.
let warn = vi.spyOn(console, 'warn');
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('messagesFrom', () => {
  it('is English by default, and with Clerk’s English', () => {
    const { locale: _, ...english } = enMessages;
    expect(menu()).toEqual(english);
    expect(menu({ localization: {} })).toEqual(english);
    for (const localization of [enUS, enGB]) {
      const { devices, ...rest } = menu({ localization });
      expect(devices).toBe('Active devices');
      expect({ ...rest, devices: english.devices }).toEqual(english);
    }
    expect(warn).not.toHaveBeenCalled();
  });

  it('is the catalogue for the locale, with Clerk’s words where they exist', () => {
    const messages = menu({ localization: deDE, catalogue: deMessages });
    const { locale: _, ...german } = deMessages;
    expect(messages).toEqual({
      ...german,
      signOut: 'Abmelden',
      cancel: 'Abbrechen',
      signOutAll: 'Von allen Konten abmelden',
      thisDevice: 'Dieses Gerät',
      devices: 'Aktive Geräte',
    });
    expect(warn).not.toHaveBeenCalled();
  });

  it.each(foreign)(
    'has no English before a press in %s, with Clerk’s translations alone',
    (_, localization) => {
      const { signOut, confirmTitle, confirmDescription, confirmReasons, cancel } = button({
        localization,
      });
      const english = enMessages as unknown as Record<string, string>;
      expect(signOut).toBe(localization.userButton?.action__signOut);
      expect(confirmTitle).toContain(signOut);
      expect(cancel).not.toBe(english['cancel']);
      expect([confirmDescription, confirmReasons]).toEqual(['', '']);

      const texts = menu({ localization });
      expect(texts.signOutOf).toBe(`${signOut}: {account}`);
      for (const name of ['signOutAll', 'thisDevice', 'signOutOthers', 'signingOut'] as const)
        expect(texts[name], name).not.toBe(english[name]);
      if (localization.userProfile?.start?.activeDevicesSection?.title)
        expect(texts.devices).not.toBe(english['devices']);
    },
  );

  it('derives the question from the label and the question marks of the language', () => {
    const title = (localization: object) => button({ localization }).confirmTitle;
    expect(title(deDE)).toBe('Abmelden?');
    expect(title(esES)).toBe('¿Cerrar sesión?');
    expect(title(frFR)).toBe('Déconnexion\u202f?');
    expect(title(zhTW)).toBe('登出？');
    expect(title({ userButton: { action__signOut: 'Log out' } })).toBe('Log out?');
  });

  it('does not treat Clerk’s English as a translation', () => {
    expect(ukUA.signIn?.accountSwitcher?.action__signOutAll).toBe('Sign out of all accounts');
    expect(menu({ localization: ukUA }).signOutAll).toBe('Вийти з усіх акаунтів');
    expect(menu({ localization: ukUA, catalogue: ukMessages }).signOutAll).toBe(
      ukMessages.signOutAll,
    );
  });

  it('prefers the app’s own texts, and the last of them over the others', () => {
    const messages = button({
      localization: deDE,
      catalogue: deMessages,
      overrides: [
        { retry: 'Noch einmal', signOut: 'Raus', errors: { server: 'Oje.' } },
        { retry: 'Und noch einmal', errors: { offline: 'Kein Netz.' } },
      ],
    });
    expect(messages).toMatchObject({
      signOut: 'Raus',
      retry: 'Und noch einmal',
      errors: { ...deMessages.errors, server: 'Oje.', offline: 'Kein Netz.' },
    });
  });

  it.each([undefined, null])('treats %s as not given, at every depth', (nothing) => {
    const messages = menu({
      overrides: [
        nothing,
        { signOut: nothing, accounts: nothing, errors: nothing },
        { errors: { offline: nothing } },
      ],
      localization: { userButton: { action__signOut: nothing } } as never,
    });
    expect(messages).toEqual(menu());
  });

  it.each<[string, unknown]>([
    ['a number', 5],
    ['a function', () => 'x'],
    ['an element', { type: 'b', props: {} }],
    ['a list', ['x']],
    ['true', true],
    ['a symbol', Symbol('x')],
    ['an empty text', ''],
  ])('treats %s as no text, at every depth', (_, wrong) => {
    const messages = menu({
      overrides: [
        { signOut: wrong, accounts: wrong, errors: { offline: wrong, unknown: wrong } },
        { errors: wrong },
        wrong as never,
      ],
      localization: { userButton: { action__signOut: '' } },
    });
    expect(messages).toMatchObject(menu());
    expect(messages.errors).toMatchObject(menu().errors);
  });

  it('reads the texts of a translation library by name, and ignores those that it refuses', () => {
    const texts: Record<string, unknown> = {
      signOut: 'Log out',
      errors: { offline: 'No network' },
    };
    const library = new Proxy(texts, {
      ownKeys: () => [],
      get: (own, name: string) => {
        if (!(name in own)) throw new Error(`${name} is not translated`);
        return own[name];
      },
    });
    const { signOut, signingOut, errors } = button({ overrides: [library] });
    expect(signOut).toBe('Log out');
    expect(errors.offline).toBe('No network');
    expect(signingOut).toBe('Signing out…');
  });

  it('lets an empty text remove the explanation of a question', () => {
    expect(button({ overrides: [{ confirmDescription: '', confirmReasons: '' }] })).toMatchObject({
      confirmDescription: '',
      confirmReasons: '',
    });
  });

  it('treats a locale that is not a text as another language', () => {
    for (const locale of [null, 5, {}])
      expect(button({ localization: { ...esES, locale } as never }).signOut).toBe('Cerrar sesión');
  });

  it('does not change the catalogues', () => {
    const before = JSON.stringify([enMessages, deMessages]);
    menu({
      localization: deDE,
      catalogue: deMessages,
      overrides: [{ signOut: 'x', errors: { offline: 'y' } }],
    });
    expect(JSON.stringify([enMessages, deMessages])).toBe(before);
  });
});

describe('a language that the app does not have', () => {
  it('is warned about once in the console, with the import to add', () => {
    button({ localization: { ...deDE, locale: 'de-AT' } });
    button({ localization: { ...deDE, locale: 'de-AT' } });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.lastCall?.[0]).toMatch(
      /^clerk-sign-out: the locale is de-AT, and some texts are English\. Import { deMessages } from 'clerk-sign-out\/core' and pass it: <SignOutDefaults languages={\[deMessages\]}>\. See https:\/\/.*#missing-language$/,
    );
    button({ localization: { ...zhTW, locale: 'zh-HK' } });
    expect(warn.mock.lastCall?.[0]).toContain('{ zhHantMessages }');
  });

  it('is warned about without an import if this package does not have it', () => {
    button({ localization: { ...svSE, locale: 'sv-FI' } });
    expect(warn.mock.lastCall?.[0]).toContain(
      'the locale is sv-FI, and some texts are English. There is no catalogue for it yet',
    );
  });

  it('is not warned about if the app has given every text', () => {
    button({ localization: { locale: 'de-LI' }, overrides: [deMessages] });
    expect(warn).not.toHaveBeenCalled();
  });
});
