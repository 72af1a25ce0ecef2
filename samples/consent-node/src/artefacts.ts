import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CompactSign } from 'jose';
import type { Agreement, Consent } from './model.ts';

/** Signs consent artefacts, and publishes the key that verifies them (CNS-3.6). */
export class Artefacts {
    private readonly key: KeyObject;
    private readonly publicKey: { kty: string; use: string; alg: string; kid: string; crv: string; x: string; y: string };

    constructor(keyFile: string) {
        this.key = createPrivateKey(readFileSync(keyFile));
        const { kty, crv, x, y } = createPublicKey(this.key).export({ format: 'jwk' });
        const kid = createHash('sha256').update(`${x}.${y}`).digest('hex').slice(0, 16);
        this.publicKey = { kid, kty: kty!, crv: crv!, x: x!, y: y!, use: 'sig', alg: 'ES256' };
    }

    get keySet(): object {
        return { keys: [this.publicKey] };
    }

    /** The JWS of what a person granted. */
    sign(consent: Omit<Consent, 'artefact'>, terms: Agreement['versions'][number]['terms']): Promise<string> {
        const claims = {
            jti: consent.id,
            sub: consent.sourceSubject,
            iat: Math.floor(consent.grantedAt / 1000),
            exp: Math.floor(consent.expiresAt / 1000),
            tenant: consent.tenant,
            consent: {
                agreement: consent.agreementId,
                agreement_version: consent.agreementVersion,
                notice: { language: consent.language },
                purpose: terms.purpose.code,
                fiduciary: terms.dataFiduciary.clientId,
                source: { client: terms.dataSource.clientId, registry: terms.dataSource.registry },
                fields: consent.fields,
                frequency: terms.frequency,
                retention_days: terms.retentionDays,
            },
        };
        return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ kid: this.publicKey.kid, alg: 'ES256', typ: 'consent+jws' }).sign(this.key);
    }

    /** A secret of this server for one use, which survives a restart. */
    secret(use: string): Buffer {
        return createHash('sha256').update(use).update(this.key.export({ format: 'der', type: 'pkcs8' })).digest();
    }
}
