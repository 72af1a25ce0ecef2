// The two pages of a sign-in: number and PIN, and what a client asks for.
import { readForm, sendPage } from './http.mjs';
import { signIn } from './persons.mjs';

const signInPage = `<main><form method="post">
<label>Number <input name="number" autocomplete="username"></label>
<label>PIN <input name="pin" type="password" autocomplete="current-password"></label>
<button type="submit">Continue</button></form></main>`;
const approvePage = (claims) =>
  `<main><ul>${claims.map((claim) => `<li data-claim="${claim}">${claim}</li>`).join('')}</ul><form method="post"><button name="answer" value="yes">Allow</button></form></main>`;

/** The page of a logout, on which a person says yes. */
export const askToLeave = (form) =>
  `<!doctype html><html lang="en"><title>Sign out</title><main>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"><button>Sign out</button></form>')}</main></html>`;

async function grantOf(provider, details) {
  const grant = details.grantId
    ? await provider.Grant.find(details.grantId)
    : new provider.Grant({ accountId: details.session.accountId, clientId: details.params.client_id });
  const { missingOIDCScope, missingOIDCClaims, missingResourceScopes } = details.prompt.details;
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {})) grant.addResourceScope(resource, scopes.join(' '));
  return grant.save();
}

/** Answers a page of the sign-in; false when the address is none. */
export async function answerPage(provider, request, response) {
  if (!request.url.startsWith('/interaction/')) return false;
  const details = await provider.interactionDetails(request, response);
  const isSignIn = details.prompt.name === 'login';
  if (details.prompt.reasons.some((reason) => reason.startsWith('essential_acr'))) {
    await provider.interactionFinished(request, response, { error: 'unmet_authentication_requirements' });
    return true;
  }

  if (request.method !== 'POST') {
    sendPage(response, isSignIn ? signInPage : approvePage(details.prompt.details.missingOIDCClaims ?? []));
    return true;
  }

  const form = await readForm(request);
  const accountId = isSignIn ? signIn(form.get('number'), form.get('pin')) : undefined;
  if (isSignIn && !accountId) {
    sendPage(response, `<p>Number or PIN is not right.</p>${signInPage}`);
    return true;
  }

  const result = isSignIn ? { login: { accountId } } : { consent: { grantId: await grantOf(provider, details) } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  return true;
}
