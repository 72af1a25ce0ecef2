import { randomUUID } from 'node:crypto';
import { find } from './agreements.ts';
import type { Artefacts } from './artefacts.ts';
import type { Call, Handler } from './call.ts';
import { moment } from './clock.ts';
import type { Identity } from './identity.ts';
import { DAY, LIFE_OF_ASK, stateOfAsk, type Agreement, type Ask, type Caller, type Consent, type Terms } from './model.ts';
import { Refusal } from './refusals.ts';
import type { Settings } from './settings.ts';
import type { Store, Write } from './store.ts';

/** Requests for consent, which this server calls asks, and what persons decide on them (CNS-3). */
export class Asks {
    constructor(private readonly store: Store, private readonly identity: Identity, private readonly artefacts: Artefacts, private readonly settings: Settings) {
    }

    readonly handlers: Record<string, Handler> = {
        createConsentRequest: call => this.create(call),
        getConsentRequest: call => {
            const ask = this.asks.get(call.places['requestId']!.toLowerCase());
            if (ask === undefined || ask.tenant !== call.caller.tenant || ask.fiduciary !== call.caller.clientId) {
                throw new Refusal('CNS-0404');
            }

            return { status: 200, body: this.show(ask, call.now) };
        },
        decideConsentRequest: async call => {
            const { decision, language } = call.body;
            const decided = await this.decide(call.places['requestId']!, call.caller, decision, language, call.now);
            return { status: 200, body: this.show(decided, call.now) };
        },
    };

    /** The ask that names a person, whatever its state; nobody else's (CNS-3.4). */
    findFor(person: Caller, id: string): Ask {
        const ask = this.asks.get(id.toLowerCase());
        if (ask === undefined || person.subject === undefined || ask.subject !== person.subject || ask.tenant !== person.tenant) {
            throw new Refusal('CNS-0404');
        }

        return ask;
    }

    /** The terms under which an ask stands. */
    termsOf(ask: Ask): Terms {
        return this.agreements.get(ask.agreementId)!.versions[ask.agreementVersion - 1]!.terms;
    }

    /** Writes down what a person decides: once, and in time. */
    async decide(id: string, person: Caller, decision: 'grant' | 'refuse', language: string, now: number): Promise<Ask> {
        const ask = this.findFor(person, id);
        mustBePending(ask, now);
        const consent = decision === 'grant' ? await this.consentFor(ask, language, now) : undefined;

        // Somebody may have decided while the artefact was signed. From here on nothing waits.
        mustBePending(this.findFor(person, id), now);
        const decided: Ask = { ...ask, decision, ...(consent && { consentId: consent.id }) };
        const writes: Write[] = [['asks', ask.id, decided], ...(consent ? [['consents', consent.id, consent] as Write] : [])];
        this.store.commit(writes);
        return decided;
    }

    private async create(call: Call) {
        const agreement = find(this.agreements, call, call.body.agreementId);
        const { terms } = agreement.versions.at(-1)!;
        const { tenant, clientId } = call.caller;
        const as = (audience: string) => this.identity.mapSubject(tenant, clientId, call.body.subject, audience, new Date(call.now));
        const [subject, sourceSubject] = [await as(this.settings.clientId), await as(terms.dataSource.clientId)];
        if (subject === undefined || sourceSubject === undefined) {
            throw new Refusal('CNS-0423');
        }

        this.mustLeadHome(call.body.returnUrl, clientId);
        const ask: Ask = {
            id: randomUUID(),
            tenant,
            fiduciary: clientId,
            agreementId: agreement.id,
            agreementVersion: agreement.versions.length,
            subject,
            sourceSubject,
            returnUrl: call.body.returnUrl,
            createdAt: call.now,
        };
        return call.finish({ status: 201, headers: { location: `/consent/v1/requests/${ask.id}` }, body: this.show(ask, call.now) }, ['asks', ask.id, ask]);
    }

    private mustLeadHome(address: string, clientId: string): void {
        const url = new URL(address);
        const homes = [new URL(this.settings.publicUrl).origin, ...this.settings.returnOrigins[clientId] ?? []];
        if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || !homes.includes(url.origin)) {
            throw new Refusal('CNS-0424');
        }
    }

    private async consentFor(ask: Ask, language: string, now: number): Promise<Consent> {
        const terms = this.termsOf(ask);
        const consent = {
            id: randomUUID(),
            tenant: ask.tenant,
            agreementId: ask.agreementId,
            agreementVersion: ask.agreementVersion,
            subject: ask.subject,
            sourceSubject: ask.sourceSubject,
            purposeCode: terms.purpose.code,
            dataFiduciary: terms.dataFiduciary.clientId,
            dataSource: terms.dataSource.clientId,
            registry: terms.dataSource.registry,
            fields: terms.fields.map(field => field.name),
            frequency: terms.frequency,
            language,
            grantedAt: now,
            expiresAt: now + terms.durationDays * DAY,
        };
        return { ...consent, artefact: await this.artefacts.sign(consent, terms) };
    }

    private show(ask: Ask, now: number): object {
        return {
            status: stateOfAsk(ask, now),
            decisionUrl: new URL(`consent/ask/${ask.id}`, this.settings.publicUrl).href,
            expiresAt: moment(ask.createdAt + LIFE_OF_ASK),
            createdAt: moment(ask.createdAt),
            ...(ask.consentId && { consentId: ask.consentId }),
            agreementVersion: ask.agreementVersion,
            agreementId: ask.agreementId,
            requestId: ask.id,
        };
    }

    private get asks(): ReadonlyMap<string, Ask> {
        return this.store.all<Ask>('asks');
    }

    private get agreements(): ReadonlyMap<string, Agreement> {
        return this.store.all<Agreement>('agreements');
    }
}

function mustBePending(ask: Ask, now: number): void {
    if (stateOfAsk(ask, now) === 'expired') {
        throw new Refusal('CNS-0410');
    }

    if (ask.decision !== undefined) {
        throw new Refusal('CNS-0409');
    }
}
