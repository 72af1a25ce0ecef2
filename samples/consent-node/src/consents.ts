import { limitOf, listed } from './agreements.ts';
import type { Call, Handler, Reply } from './call.ts';
import { moment } from './clock.ts';
import type { Cursors } from './cursor.ts';
import { stateOfConsent, usesThatCount, type Caller, type Consent } from './model.ts';
import { Refusal } from './refusals.ts';
import type { Store } from './store.ts';

/** The person's own view of consents (CNS-4, CNS-5), and what data sources are told of them (CNS-6). */
export class Consents {
    constructor(private readonly store: Store, private readonly cursors: Cursors) {
    }

    readonly handlers: Record<string, Handler> = {
        listConsents: call => {
            const status = call.query['status'];
            const list = `consents ${call.caller.tenant} ${call.caller.subject} ${status}`;
            const page = this.cursors.page(list, this.ofPerson(call.caller), limitOf(call), call.query['cursor'] as string, consent => status === undefined || stateOfConsent(consent, call.now) === status);
            return listed(call, page, consent => show(consent, call.now));
        },
        getConsent: call => ({ status: 200, body: show(this.find(call.caller, call.places['consentId']!), call.now) }),
        withdrawConsent: call => ({ status: 200, body: show(this.withdraw(call.caller, call.places['consentId']!, call.now), call.now) }),
        verifyConsent: call => this.verify(call),
    };

    /** The consents of a person, newest first. */
    ofPerson(person: Caller): Consent[] {
        return [...this.consents.values()].filter(consent => isOf(consent, person)).reverse();
    }

    /** Withdraws for good. */
    withdraw(person: Caller, id: string, now: number): Consent {
        const consent = this.find(person, id);
        if (consent.withdrawnAt !== undefined) {
            throw new Refusal('CNS-0409');
        }

        const withdrawn = { ...consent, withdrawnAt: now };
        this.store.commit([['consents', consent.id, withdrawn]]);
        return withdrawn;
    }

    private verify(call: Call): Reply {
        const consent = this.consents.get(call.body.consentId.toLowerCase());
        const reason = consent === undefined ? 'unknown' : this.refusalOf(consent, call);
        if (reason !== undefined) {
            return { status: 200, body: { reason, active: false } };
        }

        // Nothing waits between the count and the journal, so two uses at once are two.
        this.store.commit([['uses', consent!.id, [...this.usesOf(consent!, call.now), call.now]]]);
        return { status: 200, body: { expiresAt: moment(consent!.expiresAt), fields: call.body.fields, subject: consent!.sourceSubject, active: true } };
    }

    // Where several reasons hold, the rules leave open which is told; only a stranger must learn nothing (CNS-6.6).
    private refusalOf(consent: Consent, { body, caller, now }: Call): string | undefined {
        if (consent.dataSource !== caller.clientId || consent.tenant !== caller.tenant || consent.registry !== body.registry) {
            return 'unknown';
        }

        return consent.dataFiduciary !== body.requester ? 'requester'
            : consent.purposeCode !== body.purposeCode ? 'purpose'
            : body.fields.some((field: string) => !consent.fields.includes(field)) ? 'fields'
            : stateOfConsent(consent, now) === 'withdrawn' ? 'withdrawn'
            : stateOfConsent(consent, now) === 'expired' ? 'expired'
            : this.usesOf(consent, now).length >= consent.frequency.count ? 'frequency'
            : undefined;
    }

    private usesOf(consent: Consent, now: number): number[] {
        return usesThatCount(this.store.all<number[]>('uses').get(consent.id) ?? [], consent.frequency.per, now);
    }

    private find(person: Caller, id: string): Consent {
        const consent = this.consents.get(id.toLowerCase());
        if (consent === undefined || !isOf(consent, person)) {
            throw new Refusal('CNS-0404');
        }

        return consent;
    }

    private get consents(): ReadonlyMap<string, Consent> {
        return this.store.all<Consent>('consents');
    }
}

function isOf(consent: Consent, person: Caller): boolean {
    return person.subject !== undefined && consent.subject === person.subject && consent.tenant === person.tenant;
}

function show(consent: Consent, now: number): object {
    return {
        artefact: consent.artefact,
        status: stateOfConsent(consent, now),
        ...(consent.withdrawnAt !== undefined && { withdrawnAt: moment(consent.withdrawnAt) }),
        expiresAt: moment(consent.expiresAt),
        grantedAt: moment(consent.grantedAt),
        language: consent.language,
        fields: consent.fields,
        registry: consent.registry,
        dataSource: consent.dataSource,
        dataFiduciary: consent.dataFiduciary,
        purposeCode: consent.purposeCode,
        agreementVersion: consent.agreementVersion,
        agreementId: consent.agreementId,
        consentId: consent.id,
    };
}
