import type { MenuMessages } from '../menu-messages.types.ts';
import type { SignOutMessages } from '../messages.types.ts';

export const messages: SignOutMessages = {
  signOut: 'Se déconnecter',
  signingOut: 'Déconnexion…',
  redirecting: 'Redirection…',
  signedOut: 'Déconnecté',
  slow: 'Cela prend plus de temps que d’habitude.',
  keepWaiting: 'Continuer d’attendre',
  waitingForNetwork:
    'Vous êtes hors ligne. Vous serez déconnecté dès que la connexion sera rétablie.',
  cancel: 'Annuler',
  retry: 'Réessayer',
  dismiss: 'Fermer',
  confirmTitle: 'Se déconnecter ?',
  confirmDescription: 'Vous devrez vous reconnecter pour continuer.',
  confirmReasons: 'Encore en cours :',
  errors: {
    clerk_not_loaded:
      'La page ne s’est pas chargée complètement. Vous êtes toujours connecté. Rechargez la page.',
    offline: 'Vous êtes hors ligne. Vous êtes toujours connecté.',
    network: 'Le serveur est injoignable. Vous êtes toujours connecté.',
    timeout: 'Le serveur n’a pas répondu. Vous êtes peut-être toujours connecté.',
    rate_limited: 'Trop de tentatives. Vous êtes toujours connecté.',
    unauthorized: 'Le serveur a refusé la demande. Vous êtes toujours connecté.',
    reverification_required: 'Confirmez d’abord votre identité. Vous êtes toujours connecté.',
    server: 'Le serveur rencontre un problème. Vous êtes toujours connecté.',
    session_not_found: 'Cette session est introuvable dans ce navigateur.',
    not_confirmed_by_server:
      'Le serveur n’a pas confirmé la déconnexion. Vous êtes toujours connecté.',
    redirect_blocked: 'La page suivante n’est pas autorisée et n’a pas été ouverte.',
    redirect_failed: 'Vous êtes déconnecté, mais la page suivante n’a pas pu être ouverte.',
    partial: 'Certains appareils sont toujours connectés.',
    unknown: 'Une erreur s’est produite. Vous êtes toujours connecté.',
  },
};

export const menuMessages: MenuMessages = {
  accounts: 'Comptes',
  loading: 'Chargement des comptes…',
  current: 'Actuel',
  unfinished: 'Configuration inachevée',
  signOutOf: 'Se déconnecter de {account}',
  signingOutOf: 'Déconnexion de {account}…',
  signedOutOf: 'Déconnecté de {account}.',
  signOutAll: 'Se déconnecter de tous les comptes',
  signedOutAll: 'Déconnecté de tous les comptes.',
  chooseNext: 'Continuer en tant que',
  devices: 'Appareils',
  thisDevice: 'Cet appareil',
  desktop: 'Ordinateur',
  mobile: 'Appareil mobile',
  loadingDevices: 'Chargement des appareils…',
  devicesNotLoaded: 'Vos appareils n’ont pas pu être chargés.',
  noOtherDevices: 'Vous n’êtes connecté sur aucun autre appareil.',
  signOutOthers: 'Se déconnecter de tous les autres appareils',
  signedOutOthers: 'Déconnecté de tous les autres appareils.',
  stop: 'Arrêter',
};
