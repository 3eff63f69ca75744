// A folder as a web site on a free port, the way a plain web server shows it.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.xml': 'application/xml', '.woff2': 'font/woff2', '.json': 'application/json', '.geojson': 'application/geo+json',
  '.csv': 'text/csv; charset=utf-8', '.pdf': 'application/pdf', '.txt': 'text/plain; charset=utf-8',
};

async function fileFor(root, path) {
  const below = normalize(decodeURIComponent(path)).replace(/^(\.\.(\/|$))+/, '');
  const place = join(root, below);
  const found = await stat(place).catch(() => null);
  if (!found) return null;
  return found.isDirectory() ? fileFor(root, join(below, 'index.html')) : place;
}

export async function serveFolder(root) {
  const server = createServer(async (request, response) => {
    const place = await fileFor(root, new URL(request.url, 'http://site').pathname).catch(() => null);
    const shown = place ?? join(root, '404.html');
    response.writeHead(place ? 200 : 404, { 'content-type': types[extname(shown)] ?? 'application/octet-stream' });
    response.end(await readFile(shown));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => server.close(done)) };
}
