import type { MenuMessages } from '../menu-messages.types.ts';
import type { SignOutMessages } from '../messages.types.ts';

export const messages: SignOutMessages = {
  signOut: 'Abmelden',
  signingOut: 'Abmeldung läuft …',
  redirecting: 'Weiterleitung …',
  signedOut: 'Abgemeldet',
  slow: 'Das dauert länger als üblich.',
  keepWaiting: 'Weiter warten',
  waitingForNetwork: 'Sie sind offline. Sie werden abgemeldet, sobald Sie wieder online sind.',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  dismiss: 'Schließen',
  confirmTitle: 'Abmelden?',
  confirmDescription: 'Um weiterzumachen, müssen Sie sich erneut anmelden.',
  confirmReasons: 'Noch offen:',
  errors: {
    clerk_not_loaded:
      'Die Seite wurde nicht vollständig geladen. Sie sind noch angemeldet. Laden Sie die Seite neu.',
    offline: 'Sie sind offline. Sie sind noch angemeldet.',
    network: 'Der Server ist nicht erreichbar. Sie sind noch angemeldet.',
    timeout: 'Der Server hat nicht geantwortet. Möglicherweise sind Sie noch angemeldet.',
    rate_limited: 'Zu viele Versuche. Sie sind noch angemeldet.',
    unauthorized: 'Der Server hat die Anfrage abgelehnt. Sie sind noch angemeldet.',
    reverification_required: 'Bestätigen Sie zuerst Ihre Identität. Sie sind noch angemeldet.',
    server: 'Der Server hat ein Problem. Sie sind noch angemeldet.',
    session_not_found: 'Diese Sitzung wurde in diesem Browser nicht gefunden.',
    not_confirmed_by_server:
      'Der Server hat die Abmeldung nicht bestätigt. Sie sind noch angemeldet.',
    redirect_blocked: 'Die nächste Seite ist nicht erlaubt und wurde nicht geöffnet.',
    redirect_failed: 'Sie sind abgemeldet, aber die nächste Seite konnte nicht geöffnet werden.',
    partial: 'Einige Geräte sind noch angemeldet.',
    unknown: 'Etwas ist schiefgelaufen. Sie sind noch angemeldet.',
  },
};

export const menuMessages: MenuMessages = {
  accounts: 'Konten',
  loading: 'Konten werden geladen …',
  current: 'Aktuell',
  unfinished: 'Einrichtung nicht abgeschlossen',
  signOutOf: 'Von {account} abmelden',
  signingOutOf: 'Abmeldung von {account} läuft …',
  signedOutOf: 'Von {account} abgemeldet.',
  signOutAll: 'Von allen Konten abmelden',
  signedOutAll: 'Von allen Konten abgemeldet.',
  chooseNext: 'Weiter als',
  devices: 'Geräte',
  thisDevice: 'Dieses Gerät',
  desktop: 'Computer',
  mobile: 'Mobilgerät',
  loadingDevices: 'Geräte werden geladen …',
  devicesNotLoaded: 'Ihre Geräte konnten nicht geladen werden.',
  noOtherDevices: 'Sie sind auf keinem anderen Gerät angemeldet.',
  signOutOthers: 'Von allen anderen Geräten abmelden',
  signedOutOthers: 'Von allen anderen Geräten abgemeldet.',
  stop: 'Anhalten',
};
