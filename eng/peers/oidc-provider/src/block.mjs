// Stands in for the blocks that the checks call with a token: a list of registries, judged by npm oauth4webapi, and the enrolment of persons.
import { randomUUID } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { readText, sendJson } from './http.mjs';
import { enrol } from './persons.mjs';

const challenge = 'DPoP realm="peer", algs="ES256 PS256"';
const used = new Set();

function refuse(response, title, authenticate, headers = {}) {
  const problem = { type: 'urn:dis:problem:API-0401', title, status: 401, code: 'API-0401', traceId: randomUUID().replaceAll('-', '') };
  sendJson(response, 401, problem, { 'WWW-Authenticate': authenticate, ...headers });
}

// oauth4webapi leaves to its user that a proof is good once. No nonce is given here but by oidc-provider at the same address, of 43 letters.
function flawOf(proof) {
  const { jti, nonce } = JSON.parse(Buffer.from(proof.split('.')[1], 'base64url'));
  if (nonce !== undefined && nonce.length !== 43) return 'use_dpop_nonce';
  if (used.has(jti)) return 'invalid_dpop_proof';
  used.add(jti);
  return undefined;
}

// Whoever comes with a proof is told that it is the proof; the checks spoil nothing else there.
async function flawOfRequest(issuer, request, audience) {
  const { authorization = '', dpop } = request.headers;
  const isBound = dpop && /^dpop /i.test(authorization);
  const server = { issuer, jwks_uri: `${issuer}/jwks` };
  const seen = new Request(new URL(request.url, issuer), { method: request.method, headers: request.headers });
  try {
    await oauth.validateJwtAccessToken(server, seen, audience, { [oauth.allowInsecureRequests]: true });
    return isBound ? flawOf(dpop) : undefined;
  } catch {
    return isBound ? 'invalid_dpop_proof' : 'invalid_token';
  }
}

async function answerPersons(request, response) {
  const { fullName, dateOfBirth, language, email, pin } = JSON.parse(await readText(request));
  const number = enrol({ pin, email, fullName });
  const person = { personId: randomUUID(), number, fullName, dateOfBirth, email, language, status: 'active', enrolledAt: new Date().toISOString() };
  sendJson(response, 201, person, { Location: `/identity/v1/persons/${person.personId}`, ETag: '"1"' });
}

/** Answers an operation of a block; false when the address is none. */
export async function answerBlock(issuer, request, response) {
  const block = { '/registries/v1/registries': 'registries', '/identity/v1/persons': 'identity' }[request.url.split('?')[0]];
  if (!block) return false;
  const flaw = await flawOfRequest(issuer, request, `urn:dis:${block}`);
  if (flaw) {
    refuse(response, 'The token or its proof is not good.', `${challenge}, error="${flaw}"`, flaw === 'use_dpop_nonce' ? { 'DPoP-Nonce': randomUUID() } : {});
  } else if (block === 'registries') {
    sendJson(response, 200, { items: [] });
  } else {
    await answerPersons(request, response);
  }

  return true;
}
