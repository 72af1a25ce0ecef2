// Signs in at the emulator as a careful relying party does; ends with 0 when it did, with 1 when it refused.
import * as client from 'openid-client';

const { DIS_ISSUER, DIS_CLIENT_ID, DIS_REDIRECT_URI } = process.env;

async function signIn() {
  const config = await client.discovery(new URL(DIS_ISSUER), DIS_CLIENT_ID, { id_token_signed_response_alg: 'ES256' }, client.None(), {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  });
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const address = await client.buildAuthorizationUrlWithPAR(config, {
    redirect_uri: DIS_REDIRECT_URI,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const answer = await fetch(address, { redirect: 'manual' });
  const tokens = await client.authorizationCodeGrant(config, new URL(answer.headers.get('location')), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
}

try {
  await signIn();
} catch (error) {
  console.error(`refused: ${error.code ?? ''} ${error.message}`);
  process.exitCode = 1;
}
