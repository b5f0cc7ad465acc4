/** Facts about the repository the content lies in. Git is only ever asked, never told. */
export { type Repository, readRepository } from './repository.ts';
