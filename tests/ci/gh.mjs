#!/usr/bin/env node
// Stands in for GitHub's own command: answers from FAKE_GITHUB/state.json and keeps what it is told.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FAKE_GITHUB;
const file = join(folder, 'state.json');
const state = JSON.parse(readFileSync(file, 'utf8'));
const words = process.argv.slice(2);
const value = (flag) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : null);

function download() {
  const artifact = join(folder, 'artifacts', words[2], value('--name'));
  if (!existsSync(artifact)) fail('no artifact matches');
  cpSync(artifact, value('--dir'), { recursive: true, verbatimSymlinks: true });
}

function api() {
  const path = words.slice(1).find((word) => word.startsWith('repos/'));
  const method = value('--method') ?? 'GET';
  const fields = {};
  words.forEach((word, at) => {
    if (word !== '-f' && word !== '-F') return;
    const [key, ...rest] = words[at + 1].split('=');
    const text = rest.join('=');
    fields[key] =
      word === '-F' && text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
  });
  state.calls.push({ method, path, fields });
  const comment = /^repos\/org\/repo\/issues\/comments\/(\d+)$/.exec(path);
  const list = /^repos\/org\/repo\/issues\/(\d+)\/comments$/.exec(path);
  if (path === 'repos/org/repo/pulls') answer(state.pulls);
  else if (path === 'repos/org/repo/code-scanning/sarifs' && method === 'POST') answer({});
  else if (list && method === 'GET') answer(state.comments.filter((one) => one.on === list[1]));
  else if (list && method === 'POST') {
    const id = 1000 + state.comments.length;
    state.comments.push({ id, on: list[1], user: { login: 'github-actions[bot]' }, ...fields });
    answer({});
  } else if (comment) {
    const at = state.comments.findIndex(({ id }) => String(id) === comment[1]);
    if (at < 0) fail('404');
    if (method === 'DELETE') state.comments.splice(at, 1);
    else Object.assign(state.comments[at], fields);
    answer({});
  } else fail(`404 ${method} ${path}`);
  writeFileSync(file, JSON.stringify(state));
}

/** What a machine without jq says in its place. */
const QUERIES = {
  '.[] | "\\(.head.sha) \\(.number)"': (found) =>
    found.map(({ head, number }) => `${head.sha} ${number}`),
  '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith("<!-- throughline:check -->")) | .id':
    (found) =>
      found
        .filter(({ user }) => user.login === 'github-actions[bot]')
        .filter(({ body }) => body.startsWith('<!-- throughline:check -->'))
        .map(({ id }) => id),
};

function answer(found) {
  const query = value('--jq');
  if (query === null) return;
  const jq = spawnSync('jq', ['-r', query], { input: JSON.stringify(found), encoding: 'utf8' });
  if (jq.error === undefined && jq.status !== 0) fail(`jq: ${jq.stderr}`);
  const told = QUERIES[query]?.(found)
    .map((line) => `${line}\n`)
    .join('');
  if (told === undefined) fail(`gh cannot answer ${query}`);
  if (jq.error === undefined && jq.stdout !== told) fail(`jq says ${jq.stdout}, not ${told}`);
  process.stdout.write(told);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (words[0] === 'run' && words[1] === 'download') download();
else if (words[0] === 'api') api();
else fail(`gh knows no ${words.join(' ')}`);
