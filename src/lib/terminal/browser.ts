/** Opens an address in the person's browser. @returns false where there is none to open */
export async function openBrowser(url: string): Promise<boolean> {
  const {default: open} = await import('open');
  try {
    const browser = await open(url);
    // A missing opener tells by an error, which would otherwise end the program.
    browser.on('error', () => undefined);
    return true;
  } catch {
    return false;
  }
}
