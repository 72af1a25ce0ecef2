// A relying party on jose: opens a KYC answer with its key, and judges the signed answer in it by the issuer's published keys.
import { compactDecrypt, createRemoteJWKSet, importJWK, jwtVerify } from 'jose';

const { ANSWER, KEY, ISSUER, AUDIENCE } = process.env;
const key = await importJWK(JSON.parse(KEY), 'ECDH-ES');
const { plaintext, protectedHeader } = await compactDecrypt(ANSWER, key, { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] });
const published = createRemoteJWKSet(new URL('.well-known/jwks', ISSUER));
const rules = { issuer: ISSUER, audience: AUDIENCE, typ: 'kyc+jwt', algorithms: ['ES256'], maxTokenAge: '5m' };
const { payload } = await jwtVerify(new TextDecoder().decode(plaintext), published, rules);
console.log(JSON.stringify({ kid: protectedHeader.kid, claims: payload.claims }));
