import type { JWTPayload } from 'jose';
import { Refusal } from './refusals.ts';

const PAUSE = 1000;
const DELAY = 60_000;
const MEMORY = 7 * 60_000;
const GRACE = 30_000;

/** A part of the issuer's list, oldest first. */
export interface RevocationList {
    asOf: string;
    isWhole: boolean;
    items: { kind: 'grant' | 'client' | 'token'; id: string; at: string }[];
}

/** What the issuer revoked before its access tokens ended, read once a second while requests come (section 23 of the identity rules). */
export class Revocations {
    private readonly revoked = new Map<string, number>();
    private asOf: number | undefined;
    private triedAt = -Infinity;
    private readAt = -Infinity;
    private reading: Promise<void> | undefined;

    /** @param read The list from a moment on; `undefined` from an issuer that has none. */
    constructor(private readonly read: (since?: Date) => Promise<RevocationList | undefined>) {
    }

    /** Whether the token, its grant or its client is revoked. */
    async has(claims: JWTPayload): Promise<boolean> {
        if (performance.now() - this.triedAt >= PAUSE) {
            this.reading ??= this.look().finally(() => this.reading = undefined);
            await this.reading;
        }

        const client = this.revoked.get(`client ${claims['client_id']}`);
        return this.revoked.has(`grant ${claims['grant_id']}`)
            || this.revoked.has(`token ${claims.jti}`)
            || (client !== undefined && (claims.iat ?? 0) <= Math.floor(client / 1000));
    }

    private async look(): Promise<void> {
        const begun = this.triedAt = performance.now();
        try {
            const before = this.asOf;
            await this.readAll(before === undefined ? undefined : new Date(before - DELAY));
            if (before !== undefined && this.asOf! < before) {
                // The clock there was set back.
                await this.readAll();
            }

            this.readAt = begun;
        } catch {
            if (begun - this.readAt >= GRACE) {
                throw new Refusal('API-0503');
            }
        }
    }

    private async readAll(since?: Date): Promise<void> {
        for (let from = since; ;) {
            const list = await this.read(from);
            list?.items.forEach(item => this.revoked.set(`${item.kind} ${item.id}`, Date.parse(item.at)));
            if (list === undefined || list.isWhole) {
                this.asOf = list && Date.parse(list.asOf);
                this.forget();
                return;
            }

            const newest = new Date(list.items.at(-1)!.at);
            if (newest.getTime() === from?.getTime()) {
                throw new Error('The list does not go on.');
            }

            from = newest;
        }
    }

    private forget(): void {
        for (const [what, at] of this.revoked) {
            if (at < this.asOf! - MEMORY) {
                this.revoked.delete(what);
            }
        }
    }
}
