/** What a data fiduciary may ask for; the schema AgreementTerms. */
export interface Terms {
    purpose: { code: string; text: Record<string, string> };
    dataFiduciary: { clientId: string; name: Record<string, string>; contact: string };
    dataSource: { clientId: string; name: Record<string, string>; registry: string };
    fields: { name: string; label: Record<string, string> }[];
    durationDays: number;
    frequency: { count: number; per: 'hour' | 'day' | 'month' | 'consent' };
    lawfulBasis: string;
    retentionDays: number;
    consequenceOfRefusal: Record<string, string>;
}

/** A data agreement with all of its versions, the newest last. */
export interface Agreement {
    id: string;
    tenant: string;
    fiduciary: string;
    versions: { terms: Terms; publishedAt: number }[];
}

/** A question to one person under one version of an agreement. */
export interface Ask {
    id: string;
    tenant: string;
    fiduciary: string;
    agreementId: string;
    agreementVersion: number;
    /** The person, as this block knows them. */
    subject: string;
    /** The person, as the data source knows them. */
    sourceSubject: string;
    returnUrl: string;
    createdAt: number;
    decision?: 'grant' | 'refuse';
    consentId?: string;
}

/** What one person allowed. */
export interface Consent {
    id: string;
    tenant: string;
    agreementId: string;
    agreementVersion: number;
    subject: string;
    sourceSubject: string;
    purposeCode: string;
    dataFiduciary: string;
    dataSource: string;
    registry: string;
    fields: string[];
    frequency: Terms['frequency'];
    language: string;
    grantedAt: number;
    expiresAt: number;
    withdrawnAt?: number;
    artefact: string;
}

/** Who calls: a client and, where `subject` is given, the person for whom it acts. */
export interface Caller {
    clientId: string;
    subject: string | undefined;
    tenant: string;
}

const HOUR = 3_600_000;

/** How long a person has for the decision (CNS-3.2). */
export const LIFE_OF_ASK = 24 * HOUR;

/** One day, in milliseconds. */
export const DAY = 24 * HOUR;

/** Where an ask stands. */
export function stateOfAsk(ask: Ask, now: number): 'pending' | 'granted' | 'refused' | 'expired' {
    if (ask.decision !== undefined) {
        return ask.decision === 'grant' ? 'granted' : 'refused';
    }

    return now < ask.createdAt + LIFE_OF_ASK ? 'pending' : 'expired';
}

/** Where a consent stands. */
export function stateOfConsent(consent: Consent, now: number): 'active' | 'withdrawn' | 'expired' {
    return consent.withdrawnAt !== undefined ? 'withdrawn' : now < consent.expiresAt ? 'active' : 'expired';
}

/** The uses that still count against the frequency: those of the period before this moment. */
export function usesThatCount(uses: number[], per: Terms['frequency']['per'], now: number): number[] {
    const length = { hour: HOUR, day: DAY, month: 30 * DAY, consent: Infinity }[per];
    return uses.filter(at => now - at < length);
}
