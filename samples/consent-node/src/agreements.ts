import { createHash, randomUUID } from 'node:crypto';
import type { Call, Handler, Reply } from './call.ts';
import { moment } from './clock.ts';
import type { Cursors, Page } from './cursor.ts';
import type { Agreement } from './model.ts';
import { Refusal } from './refusals.ts';
import type { Store } from './store.ts';

/** The operations on agreements (CNS-2). */
export function agreementHandlers(store: Store, cursors: Cursors): Record<string, Handler> {
    const all = () => store.all<Agreement>('agreements');
    return {
        listAgreements: call => {
            const own = [...all().values()].filter(agreement => isOf(agreement, call));
            const page = cursors.page(`agreements ${call.caller.tenant} ${call.caller.clientId}`, own, limitOf(call), call.query['cursor'] as string);
            return listed(call, page, show);
        },
        createAgreement: call => {
            mustNameCaller(call);
            const agreement: Agreement = {
                id: randomUUID(),
                tenant: call.caller.tenant,
                fiduciary: call.caller.clientId,
                versions: [{ terms: call.body, publishedAt: call.now }],
            };
            const headers = { etag: tagOf(agreement), location: `/consent/v1/agreements/${agreement.id}` };
            return call.finish({ status: 201, headers, body: show(agreement) }, ['agreements', agreement.id, agreement]);
        },
        getAgreement: call => {
            const agreement = find(all(), call);
            const etag = tagOf(agreement);
            return names(call.headers['if-none-match'], etag, true) ? { status: 304, headers: { etag } } : { status: 200, headers: { etag }, body: show(agreement) };
        },
        publishAgreementVersion: call => {
            const agreement = find(all(), call);
            if (call.headers['if-match'] === undefined) {
                throw new Refusal('API-0428');
            }

            mustNameCaller(call);
            if (!names(call.headers['if-match'], tagOf(agreement), false)) {
                throw new Refusal('API-0412');
            }

            const next = { ...agreement, versions: [...agreement.versions, { terms: call.body, publishedAt: call.now }] };
            return call.finish({ status: 200, headers: { etag: tagOf(next) }, body: show(next) }, ['agreements', next.id, next]);
        },
    };
}

/** The agreement of a call, by the place in its path or by another id; only the caller's own (CNS-3.1). */
export function find(all: ReadonlyMap<string, Agreement>, call: Call, id = call.places['agreementId']!): Agreement {
    const found = all.get(id.toLowerCase());
    if (found === undefined || !isOf(found, call)) {
        throw new Refusal('CNS-0404');
    }

    return found;
}

/** Answers one page of a list, and links the next. */
export function listed<T>(call: Call, page: Page<T>, show: (item: T) => object): Reply {
    const items = page.items.map(show);
    if (page.nextCursor === undefined) {
        return { status: 200, body: { items } };
    }

    const next = new URLSearchParams({ ...Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, String(value)])), cursor: page.nextCursor });
    return { status: 200, body: { items, nextCursor: page.nextCursor }, headers: { link: `<${call.path}?${next}>; rel="next"` } };
}

/** The limit of a page. */
export function limitOf(call: Call): number {
    return call.query['limit'] as number ?? 20;
}

function isOf(agreement: Agreement, { caller }: Call): boolean {
    return agreement.tenant === caller.tenant && agreement.fiduciary === caller.clientId;
}

function mustNameCaller(call: Call): void {
    if (call.body.dataFiduciary.clientId !== call.caller.clientId) {
        throw new Refusal('CNS-0422');
    }
}

function show(agreement: Agreement): object {
    const { terms, publishedAt } = agreement.versions.at(-1)!;
    return { version: agreement.versions.length, terms, publishedAt: moment(publishedAt), agreementId: agreement.id };
}

function tagOf(agreement: Agreement): string {
    return `"${createHash('sha256').update(JSON.stringify(show(agreement))).digest('base64url').slice(0, 20)}"`;
}

// RFC 9110, 13.1: If-Match compares strongly, If-None-Match weakly.
function names(header: string | undefined, tag: string, isWeakEnough: boolean): boolean {
    const tags = header?.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];
    return tags.some(given => given === '*' || given === tag || (isWeakEnough && given === `W/${tag}`));
}
