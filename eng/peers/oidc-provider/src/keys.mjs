// The keys of the clients, as the suite reads them: made at each start, in the data folder.
import { generateKeyPairSync, createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function thumbprint({ crv, kty, x, y }) {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** A P-256 key as a private JWK for the server, and as PEM. */
export function makeKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  return { jwk: { ...jwk, use: 'sig', alg: 'ES256', kid: thumbprint(jwk) }, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }) };
}

/** Makes the key of a client, and gives its public half. */
export function keyOfClient(folder, client) {
  const { jwk, pem } = makeKey();
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'keys', `${client}.pem`), pem, { mode: 0o600 });
  const { d, ...open } = jwk;
  return open;
}
