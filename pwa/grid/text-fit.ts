/** Widths of texts, measured once, and texts cut to a width. */

/** Rough limit of texts remembered for a font; then all are forgotten, which costs one slow frame. */
const REMEMBERED = 20_000;
const DOTS = '…';

export interface TextFit {
  readonly font: string;
  /** Distance from a line box's top to the baseline when the text is centred in `height`. */
  baseline(height: number): number;
  width(text: string): number;
  /** The text, or as much of it as fits before `…`. */
  cut(text: string, width: number): string;
}

/** A measurer for one font. `pen` is any 2D context; its font is set and left set. */
export function createTextFit(pen: CanvasRenderingContext2D, font: string): TextFit {
  const widths = new Map<string, number>();
  const cuts = new Map<string, string>();
  pen.font = font;
  const box = pen.measureText('国Mg');
  const ascent = box.fontBoundingBoxAscent;
  const descent = box.fontBoundingBoxDescent;

  const width = (text: string): number => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    pen.font = font;
    const measured = pen.measureText(text).width;
    if (widths.size >= REMEMBERED) widths.clear();
    widths.set(text, measured);
    return measured;
  };

  const cut = (text: string, room: number): string => {
    if (width(text) <= room) return text;
    const key = `${Math.floor(room)} ${text}`;
    const known = cuts.get(key);
    if (known !== undefined) return known;
    const letters = Array.from(text);
    let low = 0;
    let high = letters.length;
    pen.font = font;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const fits = pen.measureText(letters.slice(0, middle).join('') + DOTS).width <= room;
      if (fits) low = middle;
      else high = middle - 1;
    }
    const result = low === 0 ? '' : letters.slice(0, low).join('').trimEnd() + DOTS;
    if (cuts.size >= REMEMBERED) cuts.clear();
    cuts.set(key, result);
    return result;
  };

  return {font, width, cut, baseline: height => (height - ascent - descent) / 2 + ascent};
}

/**
 * The page's families, without those whose figures differ in width: a canvas cannot ask for tabular figures, and
 * columns of money must align.
 */
export function figureFamily(pen: CanvasRenderingContext2D, families: string, size: number): string {
  const list = families.split(',').map(family => family.trim());
  for (let skip = 0; skip < list.length; skip++) {
    const rest = list.slice(skip).join(', ');
    pen.font = `${size}px ${rest}`;
    if (Math.abs(pen.measureText('1111111111').width - pen.measureText('8888888888').width) < 0.5) return rest;
  }
  return families;
}
