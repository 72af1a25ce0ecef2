import type { IncomingMessage } from 'node:http';
import type { Asks } from './asks.ts';
import type { Reply } from './call.ts';
import type { Clock } from './clock.ts';
import type { Consents } from './consents.ts';
import { escape, page } from './html.ts';
import { readBytes } from './intake.ts';
import { pick, type Language } from './languages.ts';
import { DAY, stateOfAsk, stateOfConsent, type Ask } from './model.ts';
import { PAGE_TEXTS } from './pageTexts.ts';
import { Refusal } from './refusals.ts';
import type { Session, Sessions } from './sessions.ts';

/** What persons see: the page of decision, and the page of what they allowed. */
export class Pages {
    constructor(private readonly asks: Asks, private readonly consents: Consents, private readonly sessions: Sessions, private readonly clock: Clock) {
    }

    /** Answers a request for a page; `undefined` when the address is of none. */
    async answer(request: IncomingMessage, path: string, query: [string, string][], language: Language): Promise<Reply | undefined> {
        const [, id] = /^\/consent\/ask\/([0-9a-f-]{36})$/i.exec(path) ?? [];
        if (id === undefined && path !== '/consent/mine' && path !== '/consent/signed-in') {
            return undefined;
        }

        if (!['GET', 'HEAD', 'POST'].includes(request.method!) || (request.method === 'POST' && path === '/consent/signed-in')) {
            throw new Refusal('API-0405', [], { allow: 'GET, POST' });
        }

        const now = await this.clock();
        if (path === '/consent/signed-in') {
            return await this.sessions.finish(request, query, now);
        }

        const session = this.sessions.find(request, now);
        if (session === undefined) {
            return await this.sessions.start(path, now);
        }

        const form = request.method === 'POST' ? await readForm(request, session) : undefined;
        return id === undefined ? this.mine(session, form, language, now.getTime()) : await this.decide(session, id, form, language, now.getTime());
    }

    private async decide(session: Session, id: string, form: URLSearchParams | undefined, language: Language, now: number): Promise<Reply> {
        const ask = this.asks.findFor(session.person, id);
        const answer = form?.get('answer');
        if ((answer === 'grant' || answer === 'refuse') && stateOfAsk(ask, now) === 'pending') {
            const decided = await this.asks.decide(id, session.person, answer, language, now);
            return { status: 303, headers: { location: decided.returnUrl } };
        }

        const texts = PAGE_TEXTS[language];
        return stateOfAsk(ask, now) === 'pending'
            ? page(language, texts.ask, this.question(ask, session, language, now), [new URL(ask.returnUrl).origin])
            : page(language, texts.over, `<p><a href="${escape(ask.returnUrl)}">${texts.back}</a></p>`);
    }

    // Everything that CNS-3.8 names; two equal buttons, and nothing chosen before (CNS-3.9).
    private question(ask: Ask, session: Session, language: Language, now: number): string {
        const texts = PAGE_TEXTS[language];
        const terms = this.asks.termsOf(ask);
        const say = (value: Record<string, string>) => escape(pick(value, language));
        const rows = [
            [texts.who, say(terms.dataFiduciary.name)],
            [texts.why, say(terms.purpose.text)],
            [texts.fields, `<ul>${terms.fields.map(field => `<li>${say(field.label)}</li>`).join('')}</ul>`],
            [texts.source, say(terms.dataSource.name)],
            [texts.until, date(now + terms.durationDays * DAY, language)],
            [texts.often, `${terms.frequency.count} ${texts.per[terms.frequency.per]}`],
            [texts.kept, `${terms.retentionDays}`],
            [texts.refusal, say(terms.consequenceOfRefusal)],
            [texts.contact, escape(terms.dataFiduciary.contact)],
        ];
        return `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl><p>${texts.note}</p>`
            + `<form method="post">${secretOf(session)}<button name="answer" value="grant">${texts.grant}</button><button name="answer" value="refuse">${texts.refuse}</button></form>`;
    }

    private mine(session: Session, form: URLSearchParams | undefined, language: Language, now: number): Reply {
        const withdrawn = form?.get('withdraw');
        if (withdrawn) {
            this.consents.withdraw(session.person, withdrawn, now);
            return { status: 303, headers: { location: '/consent/mine' } };
        }

        const texts = PAGE_TEXTS[language];
        const items = this.consents.ofPerson(session.person).map(consent => {
            const state = stateOfConsent(consent, now);
            const button = state === 'active' ? ` <button name="withdraw" value="${consent.id}" aria-label="${texts.withdraw}: ${escape(consent.purposeCode)}">${texts.withdraw}</button>` : '';
            return `<li>${escape(consent.purposeCode)}, ${escape(consent.dataFiduciary)}, ${date(consent.expiresAt, language)}: ${texts.state[state]}${button}</li>`;
        });
        return page(language, texts.mine, items.length === 0 ? `<p>${texts.none}</p>` : `<form method="post">${secretOf(session)}<ul>${items.join('')}</ul></form>`);
    }
}

function date(at: number, language: Language): string {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

function secretOf(session: Session): string {
    return `<input type="hidden" name="secret" value="${session.secret}">`;
}

// Another site can make a browser post here, and cannot know the secret.
async function readForm(request: IncomingMessage, session: Session): Promise<URLSearchParams> {
    const form = new URLSearchParams((await readBytes(request)).toString('utf8'));
    if (form.get('secret') !== session.secret) {
        throw new Refusal('API-0400');
    }

    return form;
}
