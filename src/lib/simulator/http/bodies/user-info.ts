/**
 * The record of the Salesforce user who authorized a connection, as the service passes it on.
 *
 * The keys are those of Salesforce's identity record in a fixture of the official plugin; the person
 * is invented. On the real service this is personal data.
 */
import {stamp} from './time.ts';
import unchanging from './user-info.json' with {type: 'json'};
import type {Organization} from '../../model/world.ts';

/** `user_info` of a connection; empty where nobody has authorized it (assumption `user_info`). */
export function userInfo(
  organization: Organization | null,
  apiVersion: string,
  authorizedAt: number | null,
): object {
  if (!organization) return {};
  const {user} = organization;
  const home = `https://${organization.instance.toLowerCase()}.salesforce.example`;
  const identity = `${organization.domain}/id/${organization.id}/${user.id}`;
  const data = `${home}/services/data/v${apiVersion}`;
  const soap = (service: string): string =>
    `${home}/services/Soap/${service}/${apiVersion}/${organization.id.slice(0, 15)}`;
  return {
    id: identity,
    user_id: user.id,
    organization_id: organization.id,
    username: user.username,
    nick_name: user.first_name.toLowerCase(),
    display_name: `${user.first_name} ${user.last_name}`,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    photos: {picture: `${home}/photo/large`, thumbnail: `${home}/photo/small`},
    urls: {
      enterprise: soap('c'),
      metadata: soap('m'),
      partner: soap('u'),
      rest: `${data}/`,
      sobjects: `${data}/sobjects/`,
      search: `${data}/search/`,
      query: `${data}/query/`,
      recent: `${data}/recent/`,
      tooling_soap: soap('T'),
      tooling_rest: `${data}/tooling/`,
      profile: `${home}/${user.id}`,
      feeds: `${data}/chatter/feeds`,
      groups: `${data}/chatter/groups`,
      users: `${data}/chatter/users`,
      feed_items: `${data}/chatter/feed-items`,
      feed_elements: `${data}/chatter/feed-elements`,
      custom_domain: home,
    },
    last_modified_date: stamp(authorizedAt),
    ...unchanging,
  };
}
