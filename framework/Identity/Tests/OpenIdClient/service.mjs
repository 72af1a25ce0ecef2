// A service on oauth4webapi: a bound token of its own, used at the API of a block.
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import * as oauth from 'oauth4webapi';

const { DIS_ISSUER, DIS_CLIENT_ID, DIS_KEY, DIS_TENANT, DIS_SCOPE, DIS_RESOURCE, DIS_ALG } = process.env;
const insecure = { [oauth.allowInsecureRequests]: true };
const der = Buffer.from((await readFile(DIS_KEY, 'utf8')).replace(/-----[^-]+-----|\s/g, ''), 'base64');
const key = await webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
const issuer = new URL(DIS_ISSUER);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
const client = { client_id: DIS_CLIENT_ID };
const authentication = oauth.PrivateKeyJwt(key, { [oauth.modifyAssertion]: (header) => { header.typ = 'client-authentication+jwt'; } });
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair(DIS_ALG));

async function ask() {
  const form = new URLSearchParams({ scope: DIS_SCOPE, resource: `urn:dis:${DIS_SCOPE.split('.')[0]}`, tenant: DIS_TENANT });
  return oauth.processClientCredentialsResponse(server, client, await oauth.clientCredentialsGrantRequest(server, client, authentication, form, { DPoP, ...insecure }));
}

// The first answer of a server that wants a nonce brings it.
const tokens = await ask().catch((error) => {
  if (oauth.isDPoPNonceError(error)) { return ask(); }
  throw error;
});
const address = new URL(DIS_RESOURCE);
const status = async (request) => request.then((answer) => answer.status, (error) => error.cause?.[0]?.parameters?.error ?? error.message);
const owner = await status(oauth.protectedResourceRequest(tokens.access_token, 'GET', address, undefined, undefined, { DPoP, ...insecure }));
const bearer = (await fetch(address, { headers: { authorization: `Bearer ${tokens.access_token}` } })).status;
const thief = oauth.DPoP(client, await oauth.generateKeyPair(DIS_ALG));
const stolen = await status(oauth.protectedResourceRequest(tokens.access_token, 'GET', address, undefined, undefined, { DPoP: thief, ...insecure }));
console.log(JSON.stringify({ type: tokens.token_type, owner, bearer, stolen }));
