const DEEPEST = 32;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/** Reads a body as strictly as API-1.3 and API-1.7 to 1.9 want it; anything else is `undefined`. */
export function readStrictJson(bytes: Buffer): { value: unknown } | undefined {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        if (!nestsWell(text)) {
            return undefined;
        }

        const value: unknown = JSON.parse(text);
        return namesNothingTwice(text) && holdsGoodText(value) ? { value } : undefined;
    } catch {
        return undefined;
    }
}

// Before JSON.parse, so that no depth can hurt it.
function nestsWell(text: string): boolean {
    let depth = 0;
    for (const [token] of text.matchAll(TOKEN)) {
        depth += token === '{' || token === '[' ? 1 : token === '}' || token === ']' ? -1 : 0;
        if (depth > DEEPEST) {
            return false;
        }
    }

    return true;
}

// JSON.parse keeps the last of two members and says nothing; the text is known to be JSON here.
function namesNothingTwice(text: string): boolean {
    const open: (Set<string> | null)[] = [];
    let last = '';
    for (const [token] of text.matchAll(TOKEN)) {
        if (token === '{' || token === '[') {
            open.push(token === '{' ? new Set() : null);
        } else if (token === '}' || token === ']') {
            open.pop();
        } else if (token === ':') {
            const names = open.at(-1)!;
            const name = JSON.parse(last) as string;
            if (names.has(name)) {
                return false;
            }

            names.add(name);
        }

        last = token;
    }

    return true;
}

function holdsGoodText(value: unknown): boolean {
    if (typeof value === 'string') {
        return isGoodText(value);
    }

    return typeof value !== 'object' || value === null
        || Object.entries(value).every(([name, member]) => isGoodText(name) && holdsGoodText(member));
}

/** Whether a text holds no NUL and no half of a surrogate pair. */
export function isGoodText(text: string): boolean {
    return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
