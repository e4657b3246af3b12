import {isObject, type Json} from '../../../src/lib/domain/json.ts';
import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {shallowDetails} from './details.ts';
import {identity} from './printed.ts';

const command = ['connections:authorize', documented.resource, '--no-browser'];

const ask = ({connection}: Names): Request => ({
  host: 'region',
  method: 'POST',
  path: `/connections/${connection}/authorize_url`,
  json: {environment: 'production'},
});

const printed = (answer: Json) => ({
  redirect: isObject(answer) ? answer.redirect : null,
  ...identity,
  app_name: null,
  state: 'IDLE',
});

const authorize: Exchange = {
  title: 'the address at which a Salesforce user authorizes a connection is given',
  sources: [
    'reference article, Authenticate the Connection to Your Salesforce Org',
    'official plugin, tests',
  ],
  request: ask,
  response: ({region_url}) => ({
    status: 201,
    body: {
      redirect: like.text(
        `${region_url}/oauth/start/4f0b`,
        /^https?:\/\/[^/]+\/oauth\/start\/\S+$/,
      ),
    },
  }),
  simulator: {of: 'acme-onboarding'},
  client: [
    {
      hconnect: [...command, '--environment', 'production'],
      before: [shallowDetails],
      ends: {prints: printed},
    },
    {
      hconnect: [...command, '--environment', 'production'],
      before: [shallowDetails],
      ends: {shows: ['https://connect-3-virginia.heroku.com/oauth/start/4f0b']},
    },
  ],
};

const authorizeCustom: Exchange = {
  ...authorize,
  title: 'an authorization may be for a custom domain, a version, and an address to end at',
  request: (names) => ({
    ...ask(names),
    json: {
      environment: 'custom',
      domain: 'example.my.salesforce.com',
      api_version: '52.0',
      next: 'https://example-redirect.com',
    },
  }),
  client: [
    {
      hconnect: [
        ...[...command, '--environment', 'custom', '--domain', 'example.my.salesforce.com'],
        ...['--api-version', '52.0', '--next', 'https://example-redirect.com'],
      ],
      before: [shallowDetails],
      ends: {prints: printed},
    },
  ],
};

const authorizeDefault: Exchange = {
  ...authorize,
  title: 'an authorization need not say its environment',
  request: (names) => ({...ask(names), json: {}}),
  client: null,
  reason: 'hconnect always says it, since the default has changed over the years',
};

export const authorization: readonly Exchange[] = [authorize, authorizeCustom, authorizeDefault];
