import type {RequestName} from './protocol.ts';

/** Edits that the page keeps by itself, in the task of the keystroke, until the worker has stored them. */
const keptRequests = ['write', 'write-texts', 'delete-rows', 'set-setting', 'type-week', 'type-weeks'] as const;
export type KeptRequest = (typeof keptRequests)[number];

/** Whether a request is such an edit. */
export function isKeptRequest(name: RequestName | string): name is KeptRequest {
  return keptRequests.some(each => each === name);
}
