// Puts what changed into a comment of the pull request, and later runs into the same one. Used by action.yml, which gives
// the folder with what-changed.md in BALSA_FOLDER and a token in GITHUB_TOKEN; the rest is what GitHub sets for every run.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** By this the next run finds the comment: another tool of the same user may have commented too. */
const MARK = '<!-- balsa: what changed -->';

const {
  BALSA_FOLDER,
  GITHUB_TOKEN,
  GITHUB_API_URL,
  GITHUB_REPOSITORY,
  GITHUB_EVENT_PATH,
  GITHUB_RUN_ID,
  GITHUB_SERVER_URL,
} = process.env;

/** A note on the run; newlines and the like would end it. */
const note = (level, text) => {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::${level}::${escaped}`);
};

async function api(method, route, body) {
  const answer = await fetch(`${GITHUB_API_URL ?? 'https://api.github.com'}/repos/${GITHUB_REPOSITORY}/${route}`, {
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

/** The comment of an earlier run; pull requests can have hundreds of comments. */
async function earlier(number) {
  for (let page = 1; page <= 50; page++) {
    const comments = await api('GET', `issues/${number}/comments?per_page=100&page=${page}`);
    const found = comments.find(({ body }) => body?.startsWith(MARK));
    if (found || comments.length < 100) return found;
  }
  return undefined;
}

async function main() {
  const event = GITHUB_EVENT_PATH ? JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')) : {};
  const number = event.pull_request?.number;
  if (number === undefined) return note('notice', 'balsa: no pull request to comment on');
  const text = readFileSync(path.join(BALSA_FOLDER ?? '', 'what-changed.md'), 'utf8');
  const same = text.startsWith('**No difference**');
  const run = `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  const report = same ? '' : `\n[The report with pictures](${run}#artifacts) is the artifact \`what-changed\`.\n`;
  const body = `${MARK}\n${text}${report}`;
  const comment = await earlier(number);
  if (comment?.body === body || (same && !comment)) return;
  if (comment) await api('PATCH', `issues/comments/${comment.id}`, { body });
  else await api('POST', `issues/${number}/comments`, { body });
}

try {
  await main();
} catch (error) {
  // The summary has it all the same: a run for a fork may read alone, and a report is no reason to fail.
  note('warning', `balsa could not comment on the pull request: ${error.message}`);
}
