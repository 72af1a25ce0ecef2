import { createHash } from 'node:crypto';
import type { Reply } from './call.ts';
import type { Caller } from './model.ts';
import { Refusal } from './refusals.ts';
import type { Store, Write } from './store.ts';

interface Kept {
    fingerprint: string;
    reply: Reply;
}

/** Does what carries an idempotency key once only (API-8). */
export class Replays {
    private readonly running = new Map<string, Promise<unknown>>();

    constructor(private readonly store: Store) {
    }

    /** Answers a repeat with the first answer; else does the work, whose `finish` keeps the answer. */
    async once(caller: Caller, operation: string, key: string, body: Buffer, work: (finish: (reply: Reply, ...writes: Write[]) => Reply) => Promise<Reply>): Promise<Reply> {
        const id = JSON.stringify([caller.tenant, caller.clientId, operation, key]);
        while (this.running.has(id)) {
            await this.running.get(id);
        }

        const fingerprint = createHash('sha256').update(body).digest('base64');
        const kept = this.store.all<Kept>('replies').get(id);
        if (kept !== undefined) {
            if (kept.fingerprint !== fingerprint) {
                throw new Refusal('API-0422');
            }

            return { ...kept.reply, headers: { ...kept.reply.headers, 'idempotency-replayed': 'true' } };
        }

        const done = work((reply, ...writes) => {
            this.store.commit([...writes, ['replies', id, { fingerprint, reply } satisfies Kept]]);
            return reply;
        });
        this.running.set(id, done.catch(() => undefined).finally(() => this.running.delete(id)));
        return await done;
    }
}
