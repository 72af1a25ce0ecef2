import { createPrivateKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRemoteJWKSet, jwtVerify, SignJWT, errors, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { Refusal } from './refusals.ts';
import { Revocations, type RevocationList } from './revocations.ts';
import type { Settings } from './settings.ts';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ALGORITHMS = ['ES256', 'PS256'];

interface Discovery {
    issuer: string;
    jwks_uri: string;
    token_endpoint: string;
    authorization_endpoint: string;
    pushed_authorization_request_endpoint: string;
    revocations_endpoint?: string;
}

/** The identity block as this server needs it: whose tokens it trusts, its own tokens, and who a person is to somebody else. */
export class Identity {
    private readonly key;
    private readonly revocations = new Revocations(since => this.listRevocations(since));
    private readonly tokens = new Map<string, { value: string; until: number }>();
    private discovery: Promise<Discovery> | undefined;
    private keys: ReturnType<typeof createRemoteJWKSet> | undefined;

    constructor(private readonly settings: Settings) {
        this.key = createPrivateKey(readFileSync(settings.key));
    }

    /** The claims of an access token for this block; `undefined` when it is not good, or revoked. */
    async admit(token: string, now: Date, audience: string): Promise<JWTPayload | undefined> {
        // The type of RFC 9068 keeps identity tokens out.
        const claims = await this.verify(token, now, { audience, typ: 'at+jwt', requiredClaims: ['exp', 'sub', 'client_id', 'tenant'] });
        return claims && !(await this.revocations.has(claims)) ? claims : undefined;
    }

    /** The claims of a token of the issuer; `undefined` when it is not good. */
    async verify(token: string, now: Date, options: JWTVerifyOptions): Promise<JWTPayload | undefined> {
        const { jwks_uri } = await this.discover();
        this.keys ??= createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 2000 });
        try {
            const { payload } = await jwtVerify(token, this.keys, { issuer: this.settings.issuer, algorithms: ALGORITHMS, clockTolerance: 10, currentDate: now, ...options });
            return payload;
        } catch (failure) {
            if (failure instanceof errors.JWKSTimeout || !(failure instanceof errors.JOSEError) || failure.code === 'ERR_JOSE_GENERIC') {
                throw new Refusal('API-0503');
            }

            return undefined;
        }
    }

    /** The subject under which another party knows a person; `undefined` when the relying party knows nobody by this one. */
    async mapSubject(tenant: string, relyingParty: string, subject: string, audience: string, now: Date): Promise<string | undefined> {
        const answer = await this.send('identity/v1/subject-mappings', {
            method: 'POST',
            headers: { authorization: `Bearer ${await this.token(tenant, now)}`, 'content-type': 'application/json' },
            body: JSON.stringify({ subject, relyingParty, audience }),
        });
        if (answer.status !== 200 && answer.status !== 404) {
            throw new Refusal('API-0503');
        }

        return answer.status === 200 ? (await answer.json() as { subject: string }).subject : undefined;
    }

    /** Posts a form to an endpoint of the issuer as this client (private_key_jwt). */
    async post(endpoint: 'token_endpoint' | 'pushed_authorization_request_endpoint', form: Record<string, string>, now: Date): Promise<any> {
        const { clientId, issuer } = this.settings;
        const seconds = Math.floor(now.getTime() / 1000);
        const assertion = await new SignJWT({ jti: randomUUID() })
            .setProtectedHeader({ alg: 'ES256', typ: 'client-authentication+jwt' })
            .setIssuer(clientId).setSubject(clientId).setAudience(issuer).setIssuedAt(seconds).setExpirationTime(seconds + 30)
            .sign(this.key);
        const body = new URLSearchParams({ client_id: clientId, client_assertion_type: ASSERTION, client_assertion: assertion, ...form });
        const answer = await this.send((await this.discover())[endpoint], { method: 'POST', body });
        if (!answer.ok) {
            console.error(`${endpoint} answered ${answer.status}`);
            throw new Refusal('API-0503');
        }

        return await answer.json();
    }

    /** Where a person goes to sign in, after the request was pushed. */
    async authorizationUrl(requestUri: string): Promise<string> {
        const { authorization_endpoint } = await this.discover();
        return `${authorization_endpoint}?${new URLSearchParams({ client_id: this.settings.clientId, request_uri: requestUri })}`;
    }

    private async token(tenant: string, now: Date): Promise<string> {
        const known = this.tokens.get(tenant);
        if (known !== undefined && now.getTime() < known.until) {
            return known.value;
        }

        const form = { grant_type: 'client_credentials', resource: 'urn:dis:identity', scope: 'identity.subjects.map', tenant };
        const answer = await this.post('token_endpoint', form, now);
        this.tokens.set(tenant, { value: answer.access_token, until: now.getTime() + (answer.expires_in - 30) * 1000 });
        return answer.access_token;
    }

    private async listRevocations(since?: Date): Promise<RevocationList | undefined> {
        const { revocations_endpoint: list } = await this.discover();
        const answer = list && await this.send(`${list}${since ? `?since=${since.toISOString()}` : ''}`, {});
        if (answer && !answer.ok) {
            throw new Refusal('API-0503');
        }

        return answer ? await answer.json() as RevocationList : undefined;
    }

    private async discover(): Promise<Discovery> {
        this.discovery ??= this.send('.well-known/openid-configuration', {}).then(answer => answer.json() as Promise<Discovery>);
        try {
            return await this.discovery;
        } catch {
            this.discovery = undefined;
            throw new Refusal('API-0503');
        }
    }

    private async send(address: string, request: RequestInit): Promise<Response> {
        try {
            return await fetch(new URL(address, this.settings.issuer), { redirect: 'error', signal: AbortSignal.timeout(10_000), ...request });
        } catch {
            throw new Refusal('API-0503');
        }
    }
}
