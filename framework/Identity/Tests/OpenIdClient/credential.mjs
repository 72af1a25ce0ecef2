// A wallet and a verifier on @sd-jwt/sd-jwt-vc: shows what our issuer gave, and judges it with the keys and the status list of the issuer.
import { webcrypto, createHash, randomBytes } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const { DIS_CREDENTIAL, DIS_KEYS, DIS_HOLDER, DIS_SHOW, DIS_NOW } = process.env;
const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const hash = { name: 'ECDSA', hash: 'SHA-256' };
const importKey = (jwk, use) => webcrypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y, d: jwk.d }, curve, false, [use]);
const verifyWith = async (jwk, data, signature) => webcrypto.subtle.verify(hash, await importKey(jwk, 'verify'), Buffer.from(signature, 'base64url'), Buffer.from(data));
// The issuer changes its keys: what is signed names its own.
const issuerKeys = JSON.parse(DIS_KEYS).jwks.keys;
const issuerKeyOf = (data) => issuerKeys.find((key) => key.kid === JSON.parse(Buffer.from(data.split('.')[0], 'base64url')).kid);
const holderKey = JSON.parse(DIS_HOLDER);

const instance = new SDJwtVcInstance({
  hasher: (data, alg) => createHash(alg.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
  hashAlg: 'sha-256',
  saltGenerator: (length) => randomBytes(length).toString('base64url'),
  verifier: (data, signature) => verifyWith(issuerKeyOf(data), data, signature),
  kbSignAlg: 'ES256',
  kbSigner: async (data) => Buffer.from(await webcrypto.subtle.sign(hash, await importKey(holderKey, 'sign'), Buffer.from(data))).toString('base64url'),
  kbVerifier: (data, signature, payload) => verifyWith(payload.cnf.jwk, data, signature),
  statusListFetcher: async (uri) => (await fetch(uri)).text(),
  statusVerifier: (data, signature) => verifyWith(issuerKeyOf(data), data, signature),
});

const now = Number(DIS_NOW);
const shown = await instance.present(DIS_CREDENTIAL, Object.fromEntries(DIS_SHOW.split(' ').map((name) => [name, true])), {
  kb: { payload: { aud: 'bank', nonce: 'n1', iat: now } },
});
try {
  const { payload } = await instance.verify(shown, { keyBindingNonce: 'n1', currentDate: now, skewSeconds: 10 });
  const told = Object.fromEntries(['name', 'birthdate', 'age_over_18'].filter((name) => name in payload).map((name) => [name, payload[name]]));
  console.log(JSON.stringify({ vct: payload.vct, told }));
} catch (error) {
  console.log(JSON.stringify({ refused: error.message }));
}
console.log(shown);
