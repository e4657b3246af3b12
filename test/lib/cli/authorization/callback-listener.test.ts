import {request} from 'node:http';
import {expect, onTestFinished, test} from 'vitest';
import {listenForReturn} from '../../../../src/lib/cli/authorization/callback-listener.ts';

async function listener() {
  const listening = await listenForReturn();
  onTestFinished(() => {
    listening.close();
  });
  return listening;
}

test('listenForReturn: gives a URL on this machine that cannot be guessed', async () => {
  const {url, returned} = await listener();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\da-f]{32}$/);
  expect(new URL((await listener()).url).pathname).not.toBe(new URL(url).pathname);
  for (const guess of [
    '/',
    '/favicon.ico',
    '/callback',
    '/?error=access_denied',
    `${new URL(url).pathname}0`,
  ]) {
    const {status} = await fetch(new URL(guess, url));
    expect(status, guess).toBe(404);
  }
  expect(returned.aborted).toBe(false);
});

test('listenForReturn: tells when a browser comes back', async () => {
  const {url, returned} = await listener();
  const answer = await fetch(`${url}?state=x`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('You can close this page.');
  expect(returned).toMatchObject({aborted: true, reason: null});
});

test('listenForReturn: keeps listening after other requests', async () => {
  const {url, returned} = await listener();
  const {port} = new URL(url);
  for (const path of ['//', '/%', '*', '?', 'http://[/']) {
    const status = await new Promise((resolve, reject) => {
      request({port, host: '127.0.0.1', path, agent: false}, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect([400, 404], path).toContain(status);
  }
  expect((await fetch(url)).status).toBe(200);
  expect(returned.aborted).toBe(true);
});

test('listenForReturn: keeps the error that a browser brings', async () => {
  const {url, returned} = await listener();
  await fetch(`${url}?error=access_denied`);
  expect(returned).toMatchObject({aborted: true, reason: 'access_denied'});
});
