import {readFileSync, statSync} from 'node:fs';

/** More than any netrc file. */
const largest = 1024 * 1024;

/**
 * Whether one of the files that the Heroku CLI may keep its login in has one for Heroku's API. The
 * login itself is not looked at.
 *
 * @param files in the order in which they are read; those that cannot be read are skipped
 */
export function hasHerokuLogin(files: readonly string[]): boolean {
  return files.some((file) => {
    try {
      const entry = statSync(file);
      const isNetrc = entry.isFile() && entry.size <= largest;
      return isNetrc && /(^|\s)machine\s+api\.heroku\.com\s/.test(readFileSync(file, 'utf8'));
    } catch {
      return false;
    }
  });
}
