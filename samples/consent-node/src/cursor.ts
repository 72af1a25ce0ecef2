import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusals.ts';

/** A page of a list and, unless it is the last, the cursor of the next. */
export interface Page<T> {
    items: T[];
    nextCursor?: string;
}

/** Writes cursors that only this server can have written, each for one list (API-6.5). */
export class Cursors {
    constructor(private readonly secret: Buffer) {
    }

    /** Cuts a page out of a whole list. */
    page<T extends { id: string }>(list: string, items: T[], limit: number, cursor: string | undefined, keep: (item: T) => boolean = () => true): Page<T> {
        const start = cursor === undefined ? 0 : items.findIndex(item => item.id === this.read(list, cursor)) + 1;
        const rest = items.slice(start).filter(keep);
        const page = rest.slice(0, limit);
        return rest.length > limit ? { items: page, nextCursor: this.write(list, page.at(-1)!.id) } : { items: page };
    }

    private write(list: string, id: string): string {
        return `${this.seal(list, id).toString('base64url')}~${id}`;
    }

    private read(list: string, cursor: string): string {
        const [seal = '', id = ''] = cursor.split('~');
        const given = Buffer.from(seal, 'base64url');
        const right = this.seal(list, id);
        if (given.length !== right.length || !timingSafeEqual(given, right)) {
            throw new Refusal('API-0400', [{ pointer: '/query/cursor', rule: 'cursor' }]);
        }

        return id;
    }

    private seal(list: string, id: string): Buffer {
        return createHmac('sha256', this.secret).update(JSON.stringify([list, id])).digest().subarray(0, 18);
    }
}
