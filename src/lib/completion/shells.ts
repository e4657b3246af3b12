import type {Candidate, files} from './completion.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Told to the shell's script instead of candidates, where names of files are wanted. */
const filesMark = ':files';

/** Of each shell, how it is given candidates, and the script that asks for them. */
const integrations: Record<Shell, {line: (candidate: Candidate) => string; script: string}> = {
  bash: {
    line: ({value}) => value,
    // bash parts words at colons, so what stands before the last one must not come again.
    script: `# Completion of hconnect for bash. Put this line into ~/.bashrc:
#   eval "$(hconnect completion bash)"
_hconnect() {
  local line="\${COMP_LINE:0:COMP_POINT}" IFS=$'\\n'
  local current="\${line##* }"
  COMPREPLY=($(hconnect complete --shell bash -- "$line" 2>/dev/null))
  if [[ "\${COMPREPLY[0]}" == ${filesMark} ]]; then
    COMPREPLY=($(compgen -f -- "$current"))
  elif [[ "$current" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
    COMPREPLY=("\${COMPREPLY[@]#"\${current%"\${current##*:}"}"}")
  fi
}
complete -F _hconnect hconnect
`,
  },
  zsh: {
    line: ({value, description}) => joined([value.replaceAll(':', '\\:'), description], ':'),
    script: `#compdef hconnect
# Completion of hconnect for zsh. Put this line into ~/.zshrc, after compinit:
#   eval "$(hconnect completion zsh)"
_hconnect() {
  local -a found
  found=("\${(@f)$(hconnect complete --shell zsh -- "\${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
  if [[ \${found[1]} == ${filesMark} ]]; then
    _files
  elif [[ -n \${found[1]} ]]; then
    _describe 'hconnect' found
  fi
}
compdef _hconnect hconnect
`,
  },
  fish: {
    line: ({value, description}) => joined([value, description], '\t'),
    script: `# Completion of hconnect for fish. Put this line into ~/.config/fish/config.fish:
#   hconnect completion fish | source
function __hconnect
  set -l found (hconnect complete --shell fish -- (commandline -cp | string collect) 2>/dev/null)
  if test "$found[1]" = ${filesMark}
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c hconnect -f -a '(__hconnect)'
`,
  },
};

function joined(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined).join(separator);
}

/** The script that a shell has to read. */
export function completionScript(shell: Shell): string {
  return integrations[shell].script;
}

/** Candidates as a shell's script reads them. */
export function candidateLines(shell: Shell, found: readonly Candidate[] | typeof files): string {
  if (typeof found === 'string') return `${filesMark}\n`;
  return found.map((candidate) => `${integrations[shell].line(candidate)}\n`).join('');
}

/**
 * The words of a command line after the program's name, as the shell would part them; the last one
 * is what has been typed of it so far.
 */
export function wordsOf(line: string): string[] {
  // A word is of pieces that are quoted or not, such as --name="two words".
  const typed = line.trimStart();
  const words = [...typed.matchAll(/(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)(?:"|$)|'([^']*)(?:'|$)/g, '$1$2'),
  );
  return (/\s$/.test(typed) ? [...words, ''] : words).slice(1);
}
