import type { Caller } from './model.ts';
import type { Language } from './languages.ts';
import type { Write } from './store.ts';

/** What is sent back. */
export interface Reply {
    status: number;
    body?: unknown;
    headers?: Record<string, string>;
}

/** A request that keeps the specification of its operation, from somebody who may send it. */
export interface Call {
    caller: Caller;
    now: number;
    language: Language;
    places: Record<string, string>;
    query: Record<string, string | number>;
    headers: Record<string, string>;
    /** The address without its query. */
    path: string;
    body: any;
    /** Writes down what was done, and the answer for its idempotency key, in one transaction. */
    finish(reply: Reply, ...writes: Write[]): Reply;
}

/** Answers one operation. */
export type Handler = (call: Call) => Reply | Promise<Reply>;
