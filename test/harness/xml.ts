import {DOMParser, type Element as DomElement} from '@xmldom/xmldom';

/** An element of a report. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All of the text in it. */
  text: string;
}

/** Reads XML. @throws Error for whatever a parser complains of, warnings included */
export function parseXml(text: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (root === null) throw new Error('There is no element.');
  return elementOf(root);
}

function elementOf(element: DomElement): Element {
  const attributes = [...element.attributes].map(({name, value}) => [name, value] as const);
  const children = [...element.childNodes].filter(
    (node): node is DomElement => node.nodeType === 1,
  );
  return {
    name: element.tagName,
    attributes: Object.fromEntries(attributes),
    children: children.map(elementOf),
    text: element.textContent ?? '',
  };
}
