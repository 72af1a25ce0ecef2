// oidc-provider as section 3 to 7 of the identity rules want a server, as far as its settings reach; nothing of it is changed.
import { randomBytes } from 'node:crypto';
import { tokenScopes } from './clients.mjs';
import { makeKey } from './keys.mjs';
import { askToLeave } from './pages.mjs';
import { findAccount } from './persons.mjs';

const resourceServer = (resource) => ({
  audience: resource,
  scope: tokenScopes.filter((scope) => resource === `urn:dis:${scope.split('.')[0]}`).join(' '),
  accessTokenFormat: 'jwt',
  accessTokenTTL: 300,
  jwt: { sign: { alg: 'ES256' } },
});

const isAssured = (client) => client?.clientId === 'assured';

const features = {
  devInteractions: { enabled: false },
  clientCredentials: { enabled: true },
  pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
  dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: (ctx) => isAssured(ctx.oidc.client) && ctx.oidc.route === 'token' },
  fapi: { enabled: true, profile: (ctx, client) => (isAssured(client) ? '2.0' : undefined) },
  claimsParameter: { enabled: true },
  jwtUserinfo: { enabled: true },
  revocation: { enabled: true },
  rpInitiatedLogout: { enabled: true, logoutSource: async (ctx, form) => { ctx.body = askToLeave(form); } },
  resourceIndicators: {
    enabled: true,
    defaultResource: async () => undefined,
    getResourceServerInfo: async (ctx, resource) => resourceServer(resource),
    useGrantedResource: async () => false,
  },
};

export const settings = (clients) => ({
  clients,
  findAccount,
  features,
  jwks: { keys: [makeKey().jwk] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  scopes: ['openid', 'offline_access', ...tokenScopes],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  subjectTypes: ['pairwise'],
  pairwiseIdentifier: async (ctx, id, client) => Buffer.from(`${client.clientId}:${id}`).toString('base64url'),
  clientAuthMethods: ['private_key_jwt', 'none'],
  enabledJWA: {
    clientAuthSigningAlgValues: ['ES256', 'PS256'],
    dPoPSigningAlgValues: ['ES256', 'PS256'],
    idTokenSigningAlgValues: ['ES256'],
    userinfoSigningAlgValues: ['ES256'],
  },
  acrValues: ['urn:peer:acr:password'],
  issueRefreshToken: async (ctx, client, code) => client.grantTypeAllowed('refresh_token'),
  responseTypes: ['code'],
  ttl: { AccessToken: 300, AuthorizationCode: 60, ClientCredentials: 300, IdToken: 300, PushedAuthorizationRequest: 90, RefreshToken: 1209600, Session: 28800, Interaction: 1200, Grant: 1209600 },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  clockTolerance: 10,
});
