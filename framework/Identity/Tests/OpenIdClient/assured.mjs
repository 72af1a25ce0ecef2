// A relying party of high assurance on openid-client: pushed request, private_key_jwt, DPoP, nonces. The address for the person's browser goes out on a line,
// the address to which the browser came back comes in on one.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { webcrypto } from 'node:crypto';
import * as client from 'openid-client';

const { DIS_ISSUER, DIS_CLIENT_ID, DIS_REDIRECT_URI, DIS_KEY, DIS_TENANT, DIS_EVIL } = process.env;

async function readKey(file) {
  const der = Buffer.from((await readFile(file, 'utf8')).replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}

// Without a key it is a public client of the baseline.
const authentication = DIS_KEY
  ? client.PrivateKeyJwt(await readKey(DIS_KEY), { [client.modifyAssertion]: (header) => { header.typ = 'client-authentication+jwt'; } })
  : client.None();
const config = await client.discovery(new URL(DIS_ISSUER), DIS_CLIENT_ID, { id_token_signed_response_alg: 'ES256' }, authentication, {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
});
const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
const address = await client.buildAuthorizationUrlWithPAR(config, {
  redirect_uri: DIS_REDIRECT_URI,
  scope: 'openid offline_access',
  tenant: DIS_TENANT,
  state,
  nonce,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
}, { DPoP });
console.log(address.href);
const lines = createInterface({ input: process.stdin });
const { value: back } = await lines[Symbol.asyncIterator]().next();
const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
if (DIS_EVIL) {
  const thief = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
  await client.authorizationCodeGrant(config, new URL(back), checks, undefined, { DPoP: thief });
}
const tokens = await client.authorizationCodeGrant(config, new URL(back), checks, undefined, { DPoP });
const person = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
const again = await client.fetchUserInfo(config, renewed.access_token, tokens.claims().sub, { DPoP });
console.log(JSON.stringify({ type: tokens.token_type, sub: person.sub === again.sub, rotated: renewed.refresh_token !== undefined }));
lines.close();
