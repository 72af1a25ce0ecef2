import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One change: a value takes its place in a collection. */
export type Write = [collection: string, id: string, value: unknown];

/**
 * All that this server knows: maps in memory, and a journal of which each line is one transaction. A line is on the disk before anybody is told
 * that the work is done. Values are replaced and never changed.
 */
export class Store {
    private readonly collections = new Map<string, Map<string, unknown>>();
    private readonly journal: number;

    constructor(folder: string) {
        mkdirSync(folder, { recursive: true });
        const file = join(folder, 'journal.ndjson');
        if (existsSync(file)) {
            this.replay(file);
        }

        this.journal = openSync(file, 'a', 0o600);
    }

    /** A collection, in the order in which its entries first came. */
    all<T>(collection: string): ReadonlyMap<string, T> {
        return this.of(collection) as ReadonlyMap<string, T>;
    }

    /** Does all of it or nothing. */
    commit(writes: Write[]): void {
        if (writes.length === 0) {
            return;
        }

        writeSync(this.journal, `${JSON.stringify(writes)}\n`);
        fdatasyncSync(this.journal);
        this.apply(writes);
    }

    /** Whether the journal can be written. */
    isReady(): boolean {
        try {
            fdatasyncSync(this.journal);
            return true;
        } catch {
            return false;
        }
    }

    close(): void {
        closeSync(this.journal);
    }

    // A power cut may leave half a line: nobody was told of it, so it is cut off.
    private replay(file: string): void {
        const text = readFileSync(file, 'utf8');
        const whole = text.slice(0, text.lastIndexOf('\n') + 1);
        for (const line of whole.split('\n').filter(line => line.length > 0)) {
            this.apply(JSON.parse(line) as Write[]);
        }

        truncateSync(file, Buffer.byteLength(whole));
    }

    private apply(writes: Write[]): void {
        for (const [collection, id, value] of writes) {
            this.of(collection).set(id, value);
        }
    }

    private of(collection: string): Map<string, unknown> {
        const found = this.collections.get(collection) ?? new Map<string, unknown>();
        this.collections.set(collection, found);
        return found;
    }
}
