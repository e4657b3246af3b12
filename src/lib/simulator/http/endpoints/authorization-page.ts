/**
 * The pages that a person's browser shows on the way through an authorization.
 */
import {html} from '../responses.ts';
import type {Connection, Organization, World} from '../../model/world.ts';

/** The page that asks. Its form has `organization`, and `decision` as `allow` or `deny`. */
export function askPage(
  world: World,
  connection: Connection,
  organizations: readonly Organization[],
  environment: string,
): Response {
  const options = organizations.map(({id, name, user}) => {
    const chosen = id === connection.organization ? ' selected' : '';
    return `<option value="${escape(id)}"${chosen}>${escape(`${name}: ${user.username}`)}</option>`;
  });
  return page(
    200,
    'Allow access?',
    `<p>Heroku Connect wants to read and write data of a Salesforce ${escape(environment)}
    organization for <strong>${escape(connection.app)}</strong>
    (${escape(connection.resource_name)}).</p>
    <form method="post">
      <label>Log in to <select name="organization">${options.join('')}</select></label>
      <p>
        <button name="decision" value="allow">Allow</button>
        <button name="decision" value="deny">Deny</button>
      </p>
    </form>
    <p><small>This is a simulator. It asks for no password, and nothing leaves this computer.
    Simulated time: ${escape(new Date(world.now).toISOString())}.</small></p>`,
  );
}

/** A page with nothing to do on it. */
export function endPage(status: number, title: string, text: string): Response {
  return page(status, title, `<p>${escape(text)}</p>`);
}

function page(status: number, title: string, body: string): Response {
  return html(
    status,
    `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${escape(title)}</title>
    <style>body { font: 1.1rem/1.5 sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }</style>
  </head>
  <body>
    <h1>${escape(title)}</h1>
    ${body}
  </body>
</html>
`,
    {'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'"},
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
