export async function readText(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

export const readForm = async (request) => new URLSearchParams(await readText(request));

export function sendPage(response, html) {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`<!doctype html><html lang="en"><title>Sign in</title>${html}</html>`);
}

export function sendJson(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
  response.end(JSON.stringify(body));
}
