import type { IncomingMessage } from 'node:http';
import { Refusal, type Fault } from './refusals.ts';
import { faultsOf, type Operation } from './spec.ts';
import { isGoodText, readStrictJson } from './strictJson.ts';

const LIMIT = 256 * 1024;

// What is read and thrown away, so that a caller who sends too much still hears why.
const PATIENCE = 2 * 1024 * 1024;

/** The path and the query of a request, decoded; refused with NUL or with bytes that are no UTF-8 (API-1.7, API-1.8). */
export function readTarget(target: string): { path: string; query: [string, string][] } {
    const [path = '', query = ''] = target.split(/\?(.*)/s);
    const pairs = query.split('&').filter(part => part.length > 0).map(part => part.replaceAll('+', ' ').split(/=(.*)/s));
    return {
        path: path.split('/').map(piece => decode(piece, '/path')).join('/'),
        query: pairs.map(([name = '', value = '']) => [decode(name, '/query'), decode(value, '/query')]),
    };
}

function decode(text: string, pointer: string): string {
    try {
        const decoded = decodeURIComponent(text);
        if (isGoodText(decoded)) {
            return decoded;
        }
    } catch {
        // Not UTF-8: refused like NUL.
    }

    throw new Refusal('API-0400', [{ pointer, rule: 'utf-8' }]);
}

/** Whether a caller takes JSON; the closest range of Accept decides. */
export function takesJson(accept: string | undefined): boolean {
    if (accept === undefined || accept.trim() === '') {
        return true;
    }

    const ranges = accept.toLowerCase().split(',').map(part => part.split(';').map(piece => piece.trim()));
    const closest = ['application/json', 'application/*', '*/*'].map(type => ranges.find(([range]) => range === type)).find(range => range !== undefined);
    return closest !== undefined && !closest.some(piece => /^q=0(\.0*)?$/.test(piece));
}

/** Parameters as the operation names them, each of the type that it has. */
export function readParameters(operation: Operation, places: Record<string, string>, query: [string, string][], headers: IncomingMessage['headers']) {
    const faults: Fault[] = [];
    const known = operation.parameters.filter(parameter => parameter.in === 'query').map(parameter => parameter.name);
    for (const [index, [name]] of query.entries()) {
        if (!known.includes(name) || query.findIndex(([other]) => other === name) !== index) {
            faults.push({ pointer: `/query/${name}`.slice(0, 512), rule: 'additionalProperties' });
        }
    }

    const read: Record<'path' | 'query' | 'header', Record<string, string | number>> = { path: {}, query: {}, header: {} };
    for (const parameter of operation.parameters) {
        const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
        const text = parameter.in === 'path' ? places[name] : parameter.in === 'query' ? query.find(([other]) => other === name)?.[1] : headers[name] as string | undefined;
        const pointer = `/${parameter.in}/${parameter.name}`;
        if (text === undefined) {
            faults.push(...(parameter.required ? [{ pointer, rule: 'required' }] : []));
            continue;
        }

        const value = parameter.isInteger && /^-?\d+$/.test(text) ? Number(text) : text;
        faults.push(...faultsOf(parameter.validate, value, pointer));
        read[parameter.in][name] = value;
    }

    if (faults.length > 0) {
        throw new Refusal('API-0400', faults);
    }

    return read;
}

/** The body of an operation that takes one, as its schema says. */
export async function readBody(operation: Operation, request: IncomingMessage): Promise<{ value: unknown; bytes: Buffer }> {
    if (operation.body === undefined) {
        return { value: undefined, bytes: Buffer.alloc(0) };
    }

    if (request.headers['content-encoding'] !== undefined || !/^application\/json *(; *charset="?utf-8"? *)?$/i.test(request.headers['content-type'] ?? '')) {
        throw new Refusal('API-0415');
    }

    const bytes = await readBytes(request);
    const read = readStrictJson(bytes);
    if (read === undefined) {
        throw new Refusal('API-0400', [{ pointer: '', rule: 'json' }]);
    }

    const faults = faultsOf(operation.body, read.value);
    if (faults.length > 0) {
        throw new Refusal('API-0400', faults);
    }

    return { value: read.value, bytes };
}

/** All bytes of a body; refused with 413 when they are too many. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
    if (Number(request.headers['content-length'] ?? 0) > PATIENCE) {
        throw new Refusal('API-0413', [], { connection: 'close' });
    }

    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request) {
        size += (part as Buffer).length;
        if (size > PATIENCE) {
            break;
        }

        parts.push(size > LIMIT ? Buffer.alloc(0) : part as Buffer);
    }

    if (size > LIMIT) {
        throw new Refusal('API-0413', [], { connection: 'close' });
    }

    return Buffer.concat(parts);
}
