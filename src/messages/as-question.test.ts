import { expect, it } from 'vitest';
import { asQuestion } from './as-question.ts';

it.each([
  ['en-GB', 'Sign out of all accounts', 'Sign out of all accounts?'],
  ['de', 'Von allen Konten abmelden', 'Von allen Konten abmelden?'],
  ['es-MX', 'Cerrar sesión', '¿Cerrar sesión?'],
  ['fr-FR', 'Se déconnecter', 'Se déconnecter\u202f?'],
  ['ja', 'サインアウト', 'サインアウト？'],
  ['ar', 'تسجيل الخروج', 'تسجيل الخروج؟'],
])('has the question marks of %s', (locale, text, question) => {
  expect(asQuestion(text, locale)).toBe(question);
});
