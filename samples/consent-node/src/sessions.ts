import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Reply } from './call.ts';
import type { Identity } from './identity.ts';
import type { Caller } from './model.ts';
import { Refusal } from './refusals.ts';
import type { Settings } from './settings.ts';

const SESSION = 'consent_node';
const ARRIVAL = 'consent_node_arrival';
const LIFE = 30 * 60_000;
const MOST = 10_000;

interface Arrival {
    verifier: string;
    nonce: string;
    page: string;
    until: number;
}

/** Somebody who is signed in to the pages, and the secret that their forms carry. */
export interface Session {
    person: Caller;
    secret: string;
    until: number;
}

/** Signs persons in at the issuer: pushed request, code, PKCE, and a cookie. In memory: after a restart they sign in again. */
export class Sessions {
    private readonly arrivals = new Map<string, Arrival>();
    private readonly sessions = new Map<string, Session>();

    constructor(private readonly identity: Identity, private readonly settings: Settings) {
    }

    /** Who sent a request. */
    find(request: IncomingMessage, now: Date): Session | undefined {
        const found = this.sessions.get(cookie(request, SESSION) ?? '');
        return found !== undefined && now.getTime() < found.until ? found : undefined;
    }

    /** Sends a person to the issuer, from where they come back to the page. */
    async start(page: string, now: Date): Promise<Reply> {
        const [state, verifier, nonce] = [random(), random(), random()];
        keep(this.arrivals, state, { verifier, nonce, page, until: now.getTime() + LIFE }, now);
        const pushed = await this.identity.post('pushed_authorization_request_endpoint', {
            response_type: 'code',
            redirect_uri: this.callback,
            scope: 'openid',
            state,
            nonce,
            code_challenge: createHash('sha256').update(verifier).digest('base64url'),
            code_challenge_method: 'S256',
        }, now);
        return { status: 303, headers: { location: await this.identity.authorizationUrl(pushed.request_uri), 'set-cookie': this.cookie(ARRIVAL, state) } };
    }

    /** Takes a person who comes back from the issuer. */
    async finish(request: IncomingMessage, query: [string, string][], now: Date): Promise<Reply> {
        const { state = '', code, iss } = Object.fromEntries(query) as Record<string, string | undefined>;
        const arrival = this.arrivals.get(state);
        this.arrivals.delete(state);
        if (arrival === undefined || cookie(request, ARRIVAL) !== state || iss !== this.settings.issuer || code === undefined || now.getTime() > arrival.until) {
            throw new Refusal('API-0400');
        }

        const tokens = await this.identity.post('token_endpoint', { grant_type: 'authorization_code', code, redirect_uri: this.callback, code_verifier: arrival.verifier }, now);
        const claims = await this.identity.verify(tokens.id_token, now, { audience: this.settings.clientId, requiredClaims: ['exp', 'sub', 'tenant', 'nonce'] });
        if (claims?.['nonce'] !== arrival.nonce) {
            throw new Refusal('API-0400');
        }

        const id = random();
        const person = { clientId: this.settings.clientId, subject: claims.sub, tenant: String(claims['tenant']) };
        keep(this.sessions, id, { person, secret: random(), until: now.getTime() + LIFE }, now);
        return { status: 307, headers: { location: arrival.page, 'set-cookie': this.cookie(SESSION, id) } };
    }

    private get callback(): string {
        return new URL('consent/signed-in', this.settings.publicUrl).href;
    }

    private cookie(name: string, value: string): string {
        return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${this.settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;
    }
}

function cookie(request: IncomingMessage, name: string): string | undefined {
    return request.headers.cookie?.split(';').map(part => part.trim()).find(part => part.startsWith(`${name}=`))?.slice(name.length + 1);
}

function random(): string {
    return randomBytes(24).toString('base64url');
}

function keep<T extends { until: number }>(map: Map<string, T>, id: string, value: T, now: Date): void {
    for (const [old, { until }] of map) {
        if (until < now.getTime() || map.size >= MOST) {
            map.delete(old);
        }
    }

    map.set(id, value);
}
