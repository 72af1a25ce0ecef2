import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Call, Handler, Reply } from './call.ts';
import type { Clock } from './clock.ts';
import type { Identity } from './identity.ts';
import { readBody, readParameters, readTarget, takesJson } from './intake.ts';
import { chooseLanguage, type Language } from './languages.ts';
import type { Caller } from './model.ts';
import type { Pages } from './pages.ts';
import { Refusal } from './refusals.ts';
import { Replays } from './replays.ts';
import type { Operation } from './spec.ts';
import type { Store } from './store.ts';

const AUDIENCE = 'urn:dis:consent';
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'", 'referrer-policy': 'no-referrer' };

/** What a server is put together from. */
export interface Parts {
    operations: Operation[];
    handlers: Record<string, Handler>;
    store: Store;
    clock: Clock;
    identity: Identity;
    pages: Pages;
}

/** Serves the API, the pages and the addresses of health. */
export function makeServer(parts: Parts): Server {
    const api = new Api(parts);
    const server = createServer((request, response) => void api.serve(request, response));
    server.on('clientError', (_, socket) => {
        const body = JSON.stringify(new Refusal('API-0400').document('en', randomBytes(16).toString('hex')));
        socket.end(`HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
    return server;
}

class Api {
    private readonly replays: Replays;

    constructor(private readonly parts: Parts) {
        this.replays = new Replays(parts.store);
    }

    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const language = chooseLanguage(request.headers['accept-language']);
        const sent = request.headers['x-request-id'];
        response.setHeader('x-request-id', typeof sent === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(sent) ? sent : randomUUID());
        try {
            const reply = await this.answer(request, language);
            send(response, reply, 'application/json');
        } catch (failure) {
            const refusal = failure instanceof Refusal ? failure : new Refusal('API-0500');
            if (failure !== refusal) {
                console.error(failure);
            }

            const headers = { 'content-language': language, ...(refusal.status === 503 && { 'retry-after': '2' }), ...refusal.headers };
            send(response, { status: refusal.status, headers, body: refusal.document(language, traceOf(request)) }, 'application/problem+json');
        }
    }

    private async answer(request: IncomingMessage, language: Language): Promise<Reply> {
        const { path, query } = readTarget(request.url ?? '/');
        if (path === '/health/live' || path === '/health/ready') {
            return { status: path.endsWith('live') || this.parts.store.isReady() ? 200 : 503, body: {} };
        }

        const page = await this.parts.pages.answer(request, path, query, language);
        return page ?? await this.operate(request, path, query, language);
    }

    private async operate(request: IncomingMessage, path: string, query: [string, string][], language: Language): Promise<Reply> {
        const operation = this.find(request, path);
        const now = await this.parts.clock();
        const caller = operation.scopes.length === 0 ? { clientId: '', subject: undefined, tenant: '' } : await this.admit(request, operation, now);
        if (!takesJson(request.headers.accept)) {
            throw new Refusal('API-0406');
        }

        const { value, bytes } = await readBody(operation, request);
        const read = readParameters(operation, operation.path.exec(path)!.groups ?? {}, query, request.headers);
        const call: Omit<Call, 'finish'> = { caller, now: now.getTime(), language, path, body: value, query: read.query, places: read.path as Record<string, string>, headers: read.header as Record<string, string> };
        const work = async (finish: Call['finish']) => this.parts.handlers[operation.id]!({ ...call, finish });
        const key = call.headers['idempotency-key'];
        return key === undefined
            ? await work((reply, ...writes) => (this.parts.store.commit(writes), reply))
            : await this.replays.once(caller, operation.id, key, bytes, work);
    }

    private find(request: IncomingMessage, path: string): Operation {
        const here = this.parts.operations.filter(operation => operation.path.test(path));
        if (here.length === 0) {
            throw new Refusal('API-0404');
        }

        const method = request.method === 'HEAD' ? 'GET' : request.method;
        const found = here.find(operation => operation.method === method);
        if (found === undefined) {
            throw new Refusal('API-0405', [], { allow: here.map(operation => operation.method).join(', ') });
        }

        return found;
    }

    // RFC 6750.
    private async admit(request: IncomingMessage, operation: Operation, now: Date): Promise<Caller> {
        const [, token] = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
        const claims = token && await this.parts.identity.admit(token, now, AUDIENCE);
        if (!claims) {
            throw new Refusal('API-0401', [], { 'www-authenticate': `Bearer realm="consent-node"${token ? ', error="invalid_token"' : ''}` });
        }

        const scopes = String(claims['scope'] ?? '').split(' ');
        if (!operation.scopes.every(scope => scopes.includes(scope))) {
            throw new Refusal('API-0403', [], { 'www-authenticate': `Bearer error="insufficient_scope", scope="${operation.scopes.join(' ')}"` });
        }

        const clientId = String(claims['client_id']);
        return { clientId, subject: claims.sub === clientId ? undefined : claims.sub, tenant: String(claims['tenant']) };
    }
}

function send(response: ServerResponse, reply: Reply, type: string): void {
    const body = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    const kind = body === '' ? {} : { 'content-type': typeof reply.body === 'string' ? 'text/html; charset=utf-8' : type };
    const length = reply.status === 304 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(reply.status, { ...ALWAYS, ...kind, ...length, ...reply.headers });
    response.end(body);
}

function traceOf(request: IncomingMessage): string {
    const [, trace] = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(String(request.headers['traceparent'] ?? '')) ?? [];
    return trace === undefined || /^0+$/.test(trace) ? randomBytes(16).toString('hex') : trace;
}
