// node src/main.mjs PORT FOLDER [POSTGRES]: serves until it is stopped, and writes FOLDER/dis-sut.yaml for the suite. It keeps what it must in memory, or in
// the database of a postgres:// address.
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';
import { answerBlock } from './block.mjs';
import { makeClients, targetFile } from './clients.mjs';
import { answerPage } from './pages.mjs';
import { settings } from './settings.mjs';
import { storeAt } from './store.mjs';

const [port = '5095', folder = 'data', database] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
mkdirSync(join(folder, 'keys'), { recursive: true });
writeFileSync(join(folder, 'keys', 'pin.txt'), '482915', { mode: 0o600 });
const provider = new Provider(issuer, { ...settings(makeClients(folder)), ...(database && { adapter: await storeAt(database) }) });
writeFileSync(join(folder, 'dis-sut.yaml'), targetFile(issuer));
const standard = provider.callback();

createServer(async (request, response) => {
  try {
    if (!(await answerPage(provider, request, response)) && !(await answerBlock(issuer, request, response))) {
      await standard(request, response);
    }
  } catch (error) {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`${issuer} is ready; Ctrl-C stops it.`));
