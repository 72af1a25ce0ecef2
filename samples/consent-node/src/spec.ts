import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { Fault } from './refusals.ts';

const HOME = 'https://specs.invalid/consent/consent.v1.yaml';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A parameter of an operation. */
export interface Parameter {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    isInteger: boolean;
    validate: ValidateFunction;
}

/** An operation, as the specification names it. */
export interface Operation {
    id: string;
    method: string;
    /** Matches a path, with a group for each place. */
    path: RegExp;
    scopes: string[];
    parameters: Parameter[];
    body: ValidateFunction | undefined;
}

/** Reads the operations of the block from the specification itself: what it does not allow, this server does not take. */
export function readOperations(folder: string): Operation[] {
    const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, formats: { uuid: UUID, uri: isUri, int32: true, 'date-time': true } });
    const document = load(folder, 'consent/consent.v1.yaml');
    ajv.addSchema(load(folder, 'common/common.v1.yaml'), 'https://specs.invalid/common/common.v1.yaml');
    ajv.addSchema(document, HOME);
    return Object.entries<any>(document.paths).flatMap(([path, methods]) => Object.entries<any>(methods).map(([method, operation]) => {
        const here = ['paths', path, method];
        return {
            id: operation.operationId,
            method: method.toUpperCase(),
            path: new RegExp(`^/consent/v1${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
            scopes: operation.security.flatMap((scheme: any) => scheme.oauth2),
            parameters: (operation.parameters ?? []).map((parameter: any, index: number) => readParameter(ajv, document, [...here, 'parameters', `${index}`], parameter)),
            body: operation.requestBody && at(ajv, [...here, 'requestBody', 'content', 'application/json', 'schema']),
        };
    }));
}

/** What is wrong with a value, as pointers into the request. */
export function faultsOf(validate: ValidateFunction, value: unknown, root = ''): Fault[] {
    return validate(value) ? [] : (validate.errors ?? []).map(error => ({ pointer: (root + error.instancePath + memberOf(error)).slice(0, 512), rule: error.keyword }));
}

function readParameter(ajv: Ajv, document: any, here: string[], parameter: any): Parameter {
    const place = parameter.$ref ? parameter.$ref.slice(2).split('/') : here;
    const found = parameter.$ref ? place.reduce((node: any, name: string) => node[name], document) : parameter;
    return { name: found.name, in: found.in, required: found.required === true, isInteger: found.schema.type === 'integer', validate: at(ajv, [...place, 'schema']) };
}

function at(ajv: Ajv, place: string[]): ValidateFunction {
    const pointer = place.map(name => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    return ajv.compile({ $ref: `${HOME}#/${pointer}` });
}

function memberOf({ keyword, params }: ErrorObject): string {
    const name = keyword === 'required' ? params['missingProperty'] : keyword === 'additionalProperties' ? params['additionalProperty'] : undefined;
    return name === undefined ? '' : `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isUri(text: string): boolean {
    return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text) && URL.canParse(text);
}

function load(folder: string, file: string): any {
    return parse(readFileSync(join(folder, file), 'utf8'));
}
