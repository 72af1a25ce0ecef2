import type { Language } from './languages.ts';

/** A value at fault: where it stands, and the rule that it breaks. */
export interface Fault {
    pointer: string;
    rule: string;
}

type Texts = Record<Language, string>;

// The codes are those of the tables "Errors" of consent.v1.md and common.v1.md; the words are this server's own.
const TABLE = {
    'API-0400': [400, 'This request is not as the specification says.', 'Ombi hili halifuati maelezo ya huduma.'],
    'API-0401': [401, 'Please present an access token that is good for this service.', 'Tafadhali onyesha tokeni ya huduma hii.'],
    'API-0403': [403, 'Your access token does not reach this far.', 'Tokeni yako hairuhusu jambo hili.'],
    'API-0404': [404, 'There is nothing here.', 'Hakuna kitu hapa.'],
    'API-0405': [405, 'This address cannot do that.', 'Anwani hii haiwezi kufanya hivyo.'],
    'API-0406': [406, 'This service speaks JSON, and you do not take it.', 'Huduma hii hujibu kwa JSON, nawe huipokei.'],
    'API-0412': [412, 'Somebody changed this before you.', 'Mtu mwingine amebadilisha kabla yako.'],
    'API-0413': [413, 'That is too much at once.', 'Hiyo ni nyingi mno kwa mara moja.'],
    'API-0415': [415, 'Please send JSON, in UTF-8.', 'Tafadhali tuma JSON, kwa UTF-8.'],
    'API-0422': [422, 'This idempotency key belongs to another request.', 'Ufunguo huu wa kurudia ni wa ombi lingine.'],
    'API-0428': [428, 'Say in If-Match which version you change.', 'Taja katika If-Match toleo unalobadilisha.'],
    'API-0500': [500, 'This service broke.', 'Huduma imeharibika.'],
    'API-0503': [503, 'A service that is needed does not answer right now.', 'Huduma inayohitajika haijibu kwa sasa.'],
    'CNS-0404': [404, 'You have nothing of that name here.', 'Huna kitu cha jina hilo hapa.'],
    'CNS-0409': [409, 'This is settled already.', 'Jambo hili limekwisha amuliwa.'],
    'CNS-0410': [409, 'The time for this decision is over.', 'Muda wa uamuzi huu umepita.'],
    'CNS-0422': [422, 'The data fiduciary of the terms is not you.', 'Mpokeaji wa taarifa katika masharti si wewe.'],
    'CNS-0423': [422, 'You know nobody by that subject.', 'Humjui mtu yeyote kwa kitambulisho hicho.'],
    'CNS-0424': [422, 'Persons cannot be sent back to that address.', 'Watu hawawezi kurudishwa kwenye anwani hiyo.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** A code of the error tables. */
export type Code = keyof typeof TABLE;

/** Ends the work on a request with a problem document. */
export class Refusal extends Error {
    readonly status: number;

    constructor(readonly code: Code, readonly faults: Fault[] = [], readonly headers: Record<string, string> = {}) {
        super(code);
        this.status = TABLE[code][0];
    }

    /** What happened, for a person. */
    title(language: Language): string {
        const [, en, sw] = TABLE[this.code];
        return ({ en, sw } satisfies Texts)[language];
    }

    /** The problem document (RFC 9457). */
    document(language: Language, traceId: string): object {
        return {
            traceId,
            code: this.code,
            status: this.status,
            title: this.title(language),
            ...(this.faults.length > 0 && { errors: this.faults.slice(0, 100) }),
            type: `urn:dis:problem:${this.code}`,
        };
    }
}
