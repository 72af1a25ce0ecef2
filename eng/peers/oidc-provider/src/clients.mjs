// The clients that the checks look for (docs/handbook/conformance.md), registered at oidc-provider.
import { keyOfClient } from './keys.mjs';

export const callback = 'http://127.0.0.1:5999/callback';
const signedOut = 'http://127.0.0.1:5999/signed-out';
export const tokenScopes = ['registries.read', 'identity.persons.enrol', 'consent.own.read', 'identity.own.permissions'];

const person = {
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  response_types: ['code'],
  redirect_uris: [callback],
  scope: `openid offline_access email profile ${tokenScopes.join(' ')}`,
  subject_type: 'pairwise',
  id_token_signed_response_alg: 'ES256',
};

const service = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [], id_token_signed_response_alg: 'ES256', scope: tokenScopes.join(' ') };

function withKey(folder, client_id, more) {
  return {
    ...more,
    client_id,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [keyOfClient(folder, client_id)] },
  };
}

export function makeClients(folder) {
  return [
    withKey(folder, 'registrar', service),
    withKey(folder, 'assured', { ...person, dpop_bound_access_tokens: true }),
    withKey(folder, 'party', { ...person, scope: person.scope.replace('email profile ', '') }),
    withKey(folder, 'signed', { ...person, userinfo_signed_response_alg: 'ES256' }),
    {
      ...person,
      client_id: 'app',
      grant_types: ['authorization_code', 'refresh_token'],
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      post_logout_redirect_uris: [signedOut],
    },
  ];
}

const roles = { registrar: tokenScopes, assured: ['registries.read'], party: ['registries.read'], signed: ['registries.read'] };

/** What the suite must know of this server. */
export function targetFile(issuer) {
  const clients = Object.entries(roles).map(([role, scopes]) => `      - role: ${role}
        clientId: ${role}
        key: file:keys/${role}.pem
        redirectUri: ${callback}
        scopes: [${scopes.join(', ')}]`);
  return `version: 1
name: npm oidc-provider
target: ${issuer}
issuer: /
tenants:
  a:
    id: ke
    clients:
${clients.join('\n')}
      - role: app
        clientId: app
        redirectUri: ${callback}
        postLogoutRedirectUri: ${signedOut}
        scopes: [consent.own.read]
    persons:
      - { role: citizen, number: '910000000015', contact: wanjiru@example.org, pin: 'file:keys/pin.txt' }
unsupported: [agriculture, consent, payments]
`;
}
