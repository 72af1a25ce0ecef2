import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** How this server is set up; sandbox.json is an example. Paths are relative to the file. */
export interface Settings {
    /** Where it listens. */
    listen: string;
    /** Where persons and services reach it; the address of `listen` without it. */
    publicUrl: string;
    /** Issuer of tokens, exactly as it stands in them. */
    issuer: string;
    /** The test-control clock of a sandbox, which this server then follows; never set it in production. */
    clock?: string;
    /** The client as which this server calls identity and signs persons in. */
    clientId: string;
    /** Private key of that client, PKCS#8 in PEM, P-256; the same signs the artefacts. */
    key: string;
    /** Folder of the journal. */
    data: string;
    /** Folder of the specifications. */
    specs: string;
    /** Origins to which persons may be sent back, by client. */
    returnOrigins: Record<string, string[]>;
}

/** Reads a settings file. */
export function readSettings(path: string): Settings {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Settings;
    const from = (file: string) => resolve(dirname(resolve(path)), file);
    return {
        ...read,
        publicUrl: read.publicUrl ?? read.listen,
        key: from(read.key),
        data: from(read.data),
        specs: from(read.specs),
    };
}
