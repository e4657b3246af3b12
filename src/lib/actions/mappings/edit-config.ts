import {canonicalConfig, type MappingConfig} from '../../domain/configuration/config.ts';
import {configOf} from '../../domain/configuration/parse.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import {sentence} from '../../domain/text/text.ts';
import {again} from '../../next-step.ts';
import {parseSource} from '../../domain/source/parse.ts';
import {isFailure} from '../../errors.ts';
import {nameOfInput} from '../../files/configuration-files.ts';
import {editText, type EditorOptions} from '../../files/editor.ts';
import {readInput, type Input} from '../../files/input-file.ts';

/**
 * Has a mapping's configuration edited, and does `work` with what comes of it. The text is thrown
 * away when the work has succeeded, and kept and named when it has not.
 *
 * @param from an edited text, in JSON or YAML; undefined opens the editor
 */
export async function editConfig<T>(
  {input, editor}: {input: Input; editor: EditorOptions},
  from: string | undefined,
  {object_name, config}: Mapping,
  work: (edited: MappingConfig) => Promise<T>,
): Promise<T> {
  if (from !== undefined) {
    return work(await parse(await readInput(from, input), nameOfInput(from), object_name));
  }
  const text = `// Mapping ${object_name}. Comment lines are ignored; save and close to continue.\n${JSON.stringify(canonicalConfig(config), null, 2)}\n`;
  const edited = await editText(text, `${object_name.replace(/\W/g, '_')}.jsonc`, editor);
  try {
    const result = await work(await parse(edited.text, edited.file, object_name));
    await edited.discard();
    return result;
  } catch (error) {
    if (!isFailure(error)) throw error;
    const typed = error.next !== undefined && 'again' in error.next ? error.next : again();
    throw error.with(error.message, {
      reason: `${sentence(error.reason ?? '')} Your text was saved to ${edited.file}.`.trim(),
      next: {...typed, again: {...typed.again, flags: {from: edited.file, ...typed.again.flags}}},
      details: {file: edited.file},
    });
  }
}

async function parse(text: string, name: string, object: string): Promise<MappingConfig> {
  return configOf(await parseSource(text, name, {comments: true}), name, object);
}
