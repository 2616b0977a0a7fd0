// Puts what changed into a comment of the pull request, and later runs into the same one. Used by action.yml, which gives
// the folder with what-changed.md in BALSA_FOLDER and a token in GITHUB_TOKEN; the rest is what GitHub sets for every run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { printable } from '../build/model/printable.js';

/** By this the next run finds the comment: another tool of the same user may have commented too. */
const MARK = '<!-- balsa: what changed -->';

const {
  BALSA_FOLDER,
  GITHUB_TOKEN,
  GITHUB_API_URL,
  GITHUB_GRAPHQL_URL,
  GITHUB_REPOSITORY,
  GITHUB_EVENT_PATH,
  GITHUB_RUN_ID,
  GITHUB_SERVER_URL,
} = process.env;

/** A note on the run, which nothing in the text can end or command. */
const note = (level, text) => console.log(`::${level}::${printable(text).replaceAll('%', '%25')}`);

const api = (method, route, body) =>
  ask(method, `${GITHUB_API_URL ?? 'https://api.github.com'}/repos/${GITHUB_REPOSITORY}/${route}`, route, body);

async function ask(method, url, route, body) {
  const answer = await fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'balsa',
      'x-github-api-version': '2022-11-28',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return answer.json();
}

/** Comments of a pull request, the newest first; those of the token's own actor are told apart from all others. */
const COMMENTS = `query ($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(last: 100, before: $before) {
        nodes { databaseId body viewerDidAuthor }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
}`;

/**
 * The comment of an earlier run by the same actor: anybody can write one that starts with the mark. None is known where
 * GitHub does not tell who wrote them; pull requests can have hundreds of comments.
 */
async function earlier(number) {
  const [owner, name] = GITHUB_REPOSITORY.split('/');
  let before = null;
  for (let page = 1; page <= 50; page++) {
    const variables = { owner, name, number, before };
    const url = GITHUB_GRAPHQL_URL ?? 'https://api.github.com/graphql';
    const { data } = await ask('POST', url, 'graphql', { query: COMMENTS, variables });
    const comments = data?.repository?.pullRequest?.comments;
    const found = comments?.nodes?.findLast(
      (comment) => comment.viewerDidAuthor === true && comment.databaseId && comment.body?.startsWith(MARK),
    );
    if (found || !comments?.pageInfo?.hasPreviousPage) return found;
    before = comments.pageInfo.startCursor;
  }
  return undefined;
}

async function main() {
  const event = GITHUB_EVENT_PATH ? JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')) : {};
  const number = event.pull_request?.number;
  if (number === undefined) return note('notice', 'balsa: no pull request to comment on');
  const file = path.join(BALSA_FOLDER ?? '', 'what-changed.md');
  if (!existsSync(file)) return note('notice', 'balsa: there is no report to comment with');
  const text = readFileSync(file, 'utf8');
  const same = text.startsWith('**No difference**');
  const run = `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  const report = same ? '' : `\n[The report with pictures](${run}#artifacts) is the artifact \`what-changed\`.\n`;
  const body = `${MARK}\n${text}${report}`;
  const comment = await earlier(number).catch(() => undefined);
  if (comment?.body === body || (same && !comment)) return;
  if (comment) {
    const edited = await api('PATCH', `issues/comments/${comment.databaseId}`, { body }).catch(() => undefined);
    if (edited) return;
  }
  await api('POST', `issues/${number}/comments`, { body });
}

try {
  await main();
} catch (error) {
  // The summary has it all the same: a run for a fork may read alone, and a report is no reason to fail.
  note('warning', `balsa could not comment on the pull request: ${error.message}`);
}
