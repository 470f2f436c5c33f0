/**
 * How many brackets of a JSON text stay open after this line when `before` were open at its start; undefined if the
 * line cannot be part of one, because a text is left open or more is closed than was opened.
 */
export function openBrackets(line: string, before: number): number | undefined {
  let open = before;
  let isInText = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (isInText) {
      if (character === '\\') at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') open += 1;
    else if (character === '}' || character === ']') open -= 1;
    if (open < 0) return undefined;
  }
  return isInText ? undefined : open;
}
