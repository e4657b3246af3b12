/** What is known of a host as a place to log in to Salesforce. */
export type LoginHost =
  | {is: 'login'}
  /** It is certain that nobody logs in there for an integration; `instead` is where one does. */
  | {is: 'other'; instead: string | null}
  /** It may be one, such as that of an Experience Cloud site, which can have a domain of its own. */
  | {is: 'unknown'};

/**
 * Salesforce's domains for logins: everywhere, the two that My Domain had in its first years, for US
 * government and military, and for China.
 */
const domains = [
  'salesforce.com',
  'cloudforce.com',
  'database.com',
  'salesforce.mil',
  'sfcrmproducts.cn',
];

/** Hosts below Salesforce's domains that show pages only. */
const pages = [
  'www',
  'my',
  'help',
  'developer',
  'trailhead',
  'trust',
  'status',
  'admin',
  'appexchange',
];

/**
 * Where an organization's pages are, beside its login host. Salesforce Help, “My Domain URL Formats”:
 * a sandbox has `.sandbox` in each of them, as scratch and developer organizations have their part.
 */
const otherHosts: readonly (readonly [pattern: RegExp, instead: string | null])[] = [
  [/^([\w-]+(?:\.[a-z]+)?)\.lightning\.force\.com$/, '$1.my.salesforce.com'],
  [/^([\w-]+(?:\.[a-z]+)?)\.lightning\.crmforce\.mil$/, '$1.my.salesforce.mil'],
  [/^([\w-]+(?:\.[a-z]+)?)\.lightning\.sfcrmapps\.cn$/, '$1.my.sfcrmproducts.cn'],
  [/^([\w-]+(?:\.[a-z]+)?)\.my\.salesforce-setup\.com$/, '$1.my.salesforce.com'],
  [/^([\w-]+?)--\w+((?:\.[a-z]+)?)\.(?:vf|visual)\.force\.com$/, '$1$2.my.salesforce.com'],
  // One that is misspelled at its end, or made to look like one.
  [/^(.+\.my\.salesforce)\.(?!(?:com|mil)$).+$/, '$1.com'],
  [/\.(?:lightning|vf|visual|content|file)\.force\.com$/, null],
  [/(^|\.)(?:salesforce-setup|visualforce|documentforce)\.com$/, null],
  [/^(?:force|site)\.com$/, null],
];

/** What is known of a host. @param host a name in lower case */
export function loginHost(host: string): LoginHost {
  const found = otherHosts.find(([pattern]) => pattern.test(host));
  if (found !== undefined) {
    const [pattern, instead] = found;
    return {is: 'other', instead: instead === null ? null : host.replace(pattern, instead)};
  }
  const domain = domains.find((one) => host === one || host.endsWith(`.${one}`));
  if (domain === undefined) return {is: 'unknown'};
  const below = host.slice(0, -domain.length - 1);
  if (below === '' || pages.includes(below)) return {is: 'other', instead: null};
  return {is: 'login'};
}

/**
 * The host that a text names, in lower case: a host name, or the URL of a page there.
 *
 * @returns null where it names none
 */
export function hostIn(text: string): string | null {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const {protocol, hostname, username, password} = new URL(url);
  const host = hostname.replace(/\.$/, '');
  const plain = /^https?:$/.test(protocol) && username === '' && password === '';
  return plain && /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/.test(host) ? host : null;
}
