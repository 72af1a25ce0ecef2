import { createHash } from 'node:crypto';
import type { Language } from './languages.ts';

const STYLE = 'body{font:1.125rem/1.5 sans-serif;margin:0 auto;max-width:40rem;padding:1rem}dt{font-weight:bold}dd{margin:0 0 .75rem}'
    + 'button{font:inherit;padding:.5rem 1.5rem;margin:0 1rem 1rem 0;border:2px solid;background:#fff;color:#0b3d91}'
    + ':focus-visible{outline:3px solid #b45309;outline-offset:2px}';

/** A text as it may stand in HTML. */
export function escape(text: string): string {
    return text.replace(/[&<>"']/g, letter => `&#${letter.codePointAt(0)};`);
}

/** A whole page: no script, one style, and forms that lead to this server and then home. */
export function page(language: Language, title: string, main: string, homes: string[] = []) {
    const hash = createHash('sha256').update(STYLE).digest('base64');
    return {
        status: 200,
        headers: {
            'content-language': language,
            'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' ${homes.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
        },
        body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
            + `<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><h1>${escape(title)}</h1>${main}</main></body></html>`,
    };
}
