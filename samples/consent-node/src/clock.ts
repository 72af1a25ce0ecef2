import { Refusal } from './refusals.ts';

/** Tells the time. */
export type Clock = () => Promise<Date>;

/** The machine's time or, beside a sandbox, the sandbox's: its clock can be moved, and a server that is judged with it must follow. */
export function clockOf(sandbox: string | undefined): Clock {
    if (sandbox === undefined) {
        return async () => new Date();
    }

    return async () => {
        try {
            const answer = await fetch(sandbox, { signal: AbortSignal.timeout(5000) });
            return new Date((await answer.json() as { now: string }).now);
        } catch {
            throw new Refusal('API-0503');
        }
    };
}

/** A moment as it stands on the wire: RFC 3339, in UTC. */
export function moment(at: number): string {
    return new Date(at).toISOString();
}
