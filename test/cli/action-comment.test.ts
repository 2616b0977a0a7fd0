import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../balsa.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

describe('the comment of the GitHub Action', () => {
  let server: Server;
  const asked: Asked[] = [];
  /** `viewerDidAuthor`: what GitHub says of the actor whose token asks. */
  let comments: { id: number; body: string; viewerDidAuthor?: boolean }[] = [];
  let knowsAuthors = true;
  let refused = false;

  afterEach(() => {
    server.close();
    asked.length = 0;
    comments = [];
    knowsAuthors = true;
    refused = false;
  });

  /** A server that keeps comments as GitHub does. */
  async function start(): Promise<string> {
    server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      const body = await bodyOf(request);
      asked.push({ method, url, authorization: headers.authorization ?? '', body });
      if (url === '/graphql') {
        response.writeHead(knowsAuthors ? 200 : 403, { 'content-type': 'application/json' });
        const end = Number(JSON.parse(body).variables.before ?? comments.length);
        const nodes = comments
          .slice(Math.max(0, end - 100), end)
          .map(({ id, ...comment }) => ({ databaseId: id, ...comment }));
        const pageInfo = { hasPreviousPage: end > 100, startCursor: String(end - 100) };
        response.end(JSON.stringify({ data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }));
        return;
      }
      if (refused) {
        response.writeHead(403, { 'content-type': 'application/json' });
        response.end('{"message":"Resource not accessible by integration"}');
        return;
      }
      if (method === 'POST') {
        comments.push({ id: comments.length + 1, body: JSON.parse(body).body, viewerDidAuthor: true });
      }
      if (method === 'PATCH') {
        const id = Number(url.split('/').pop());
        comments = comments.map((comment) =>
          comment.id === id ? { ...comment, body: JSON.parse(body).body } : comment,
        );
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function run(url: string, text: string, event: unknown = { pull_request: { number: 7 } }): Promise<string> {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'what-changed.md'), text);
    await writeFile(path.join(folder, 'event.json'), JSON.stringify(event));
    const env = {
      ...process.env,
      BALSA_FOLDER: folder,
      GITHUB_TOKEN: 'secret',
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_REPOSITORY: 'someone/maps',
      GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
      GITHUB_RUN_ID: '99',
      GITHUB_SERVER_URL: 'https://github.com',
    };
    return (await promisify(execFile)(process.execPath, [path.join(root, 'action/comment.mjs')], { env })).stdout;
  }

  it('is posted once and edited by later runs, whatever else was said', async () => {
    const url = await start();
    comments = Array.from({ length: 120 }, (_, i) => ({ id: i + 1, body: `comment ${i}` }));
    expect(await run(url, '**1 added** in 1 file\n')).toBe('');
    expect(comments).toHaveLength(121);
    expect(comments[120]?.body).toContain('**1 added** in 1 file');
    expect(comments[120]?.body).toContain('https://github.com/someone/maps/actions/runs/99#artifacts');
    await run(url, '**2 added** in 1 file\n');
    await run(url, '**2 added** in 1 file\n');
    expect(comments).toHaveLength(121);
    expect(comments[120]?.body).toContain('**2 added** in 1 file');
    const changes = asked.filter((one) => one.url !== '/graphql');
    expect(changes.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect(changes[0]).toMatchObject({ url: '/repos/someone/maps/issues/7/comments', authorization: 'Bearer secret' });
  });

  it.each([
    ['somebody else wrote', false],
    ['nobody knows who wrote', undefined],
  ])('leaves alone what %s, with the mark or not', async (_, viewerDidAuthor) => {
    const url = await start();
    const body = '<!-- balsa: what changed -->\nforged';
    comments = [{ id: 1, body, ...(viewerDidAuthor === undefined ? {} : { viewerDidAuthor }) }];
    await run(url, '**1 added** in 1 file\n');
    expect(comments.map((comment) => comment.body.slice(0, 44))).toEqual([
      body.slice(0, 44),
      expect.stringContaining('**1 added**'),
    ]);
  });

  it('is a new one where GitHub does not tell who wrote the others', async () => {
    const url = await start();
    knowsAuthors = false;
    await run(url, '**1 added** in 1 file\n');
    await run(url, '**2 added** in 1 file\n');
    expect(comments).toHaveLength(2);
  });

  it('is not made for no difference, but an earlier one says so', async () => {
    const url = await start();
    await run(url, '**No difference** in the drawings.\n');
    expect(comments).toEqual([]);
    await run(url, '**1 added** in 1 file\n');
    await run(url, '**No difference** in the drawings.\n');
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('**No difference**');
  });

  it('is a warning where the token may not write, and nothing without a pull request', async () => {
    const url = await start();
    refused = true;
    const told = await run(url, '**1 added** in 1 file\n');
    expect(told).toMatch(/^::warning::balsa could not comment on the pull request: POST .*403/);
    expect(told).not.toContain('secret');
    expect(await run(url, '**1 added**\n', { ref: 'refs/heads/main' })).toMatch(/^::notice::/);
  });

  it('is a step of the action that runs this script', async () => {
    const action = await readFile(path.join(root, 'action.yml'), 'utf8');
    expect(action).toContain('run: node "$BALSA_ACTION/action/comment.mjs"');
  });
});
