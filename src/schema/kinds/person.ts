import { anyRecord } from './any-record.ts';
import { day, email, handle, listOf, map, may, must, ordered, reference, text } from './field.ts';

const active = map({
  from: must(day, 'The first day in the organisation.'),
  to: may(day, 'The last day in the organisation.'),
});

const handles = map({
  github: may(handle, 'Name on GitHub.'),
  gitlab: may(handle, 'Name on GitLab.'),
  email: may(listOf(email), 'Addresses in commits; never published.'),
});

/** Somebody who owns, writes or reviews. */
export const person = map({
  name: must(text, 'The name as it is shown.'),
  team: may(reference, 'The team the person works in.'),
  manager: may(reference, 'The person they report to.'),
  role: may(reference, 'The role they hold.'),
  active: may(ordered(active, 'from', 'to'), 'From when to when they are here.'),
  contact: may(text, 'How to reach them: a channel, a number.'),
  handles: may(handles, 'Names elsewhere, which tie commits to the person.'),
  ...anyRecord,
});
