// A counter on openid-client: asks for codes, says the user code, and asks until the person has decided.
import { readFile } from 'node:fs/promises';
import { webcrypto } from 'node:crypto';
import * as client from 'openid-client';

const { DIS_ISSUER, DIS_CLIENT_ID, DIS_KEY, DIS_TENANT } = process.env;
const der = Buffer.from((await readFile(DIS_KEY, 'utf8')).replace(/-----[^-]+-----|\s/g, ''), 'base64');
const key = await webcrypto.subtle.importKey('pkcs8', der, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
const authentication = client.PrivateKeyJwt(key, { [client.modifyAssertion]: (header) => { header.typ = 'client-authentication+jwt'; } });
const config = await client.discovery(new URL(DIS_ISSUER), DIS_CLIENT_ID, { id_token_signed_response_alg: 'ES256' }, authentication, {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
});
const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
const codes = await client.initiateDeviceAuthorization(config, { scope: 'openid email', tenant: DIS_TENANT });
console.log(codes.user_code);
const tokens = await client.pollDeviceAuthorizationGrant(config, codes, undefined, { DPoP });
const person = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
console.log(JSON.stringify({ type: tokens.token_type, sub: person.sub === tokens.claims().sub, email: person.email }));
