import { agreementHandlers } from './agreements.ts';
import { Artefacts } from './artefacts.ts';
import { Asks } from './asks.ts';
import { clockOf } from './clock.ts';
import { Consents } from './consents.ts';
import { Cursors } from './cursor.ts';
import { Identity } from './identity.ts';
import { Pages } from './pages.ts';
import { makeServer } from './server.ts';
import { Sessions } from './sessions.ts';
import { readSettings } from './settings.ts';
import { readOperations } from './spec.ts';
import { Store } from './store.ts';

const settings = readSettings(process.argv[2] ?? 'sandbox.json');
const store = new Store(settings.data);
const clock = clockOf(settings.clock);
const identity = new Identity(settings);
const artefacts = new Artefacts(settings.key);
const cursors = new Cursors(artefacts.secret('cursors'));
const asks = new Asks(store, identity, artefacts, settings);
const consents = new Consents(store, cursors);
const pages = new Pages(asks, consents, new Sessions(identity, settings), clock);
const operations = readOperations(settings.specs);
const handlers = {
    ...agreementHandlers(store, cursors),
    ...asks.handlers,
    ...consents.handlers,
    getConsentKeys: () => ({ status: 200, body: artefacts.keySet }),
};

const missing = operations.filter(operation => !Object.hasOwn(handlers, operation.id));
if (missing.length > 0) {
    throw new Error(`Not implemented: ${missing.map(operation => operation.id).join(', ')}`);
}

const server = makeServer({ operations, handlers, store, clock, identity, pages });
const { hostname, port } = new URL(settings.listen);
server.listen(Number(port), hostname, () => console.log(`consent: ${settings.listen}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
        server.close(() => store.close());
        server.closeIdleConnections();
    });
}
