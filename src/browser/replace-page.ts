/**
 * Removes everything from the document at once, then reloads the page. Until the reload is done, only a text can be seen
 * or reached by keyboard. Without the network, the browser then shows its own error page.
 *
 * @param isSignedOut Whether the text may say that the person is signed out.
 */
export function replacePage(isSignedOut = true): void {
  const text = isSignedOut ? 'Signed out' : 'Loading…';
  // A new body, not an emptied one: code that still holds a part of the old body finds it where it was.
  const body = document.createElement('body');
  const notice = document.createElement('p');
  notice.role = 'alert';
  notice.lang = 'en';
  notice.textContent = text;
  body.append(notice);
  // Libraries also render beside the body.
  document.documentElement.replaceChildren(document.head, body);
  document.title = text;
  location.reload();
}
