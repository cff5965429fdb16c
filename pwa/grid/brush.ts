/** What a canvas renderer draws with: the pen, the colours, the measured fonts, the device's pixels. */
import {createLevelPaths, type LevelPaths} from './level-paths.ts';
import type {Palette} from './palette.ts';
import {createTextFit, figureFamily, type TextFit} from './text-fit.ts';

export interface Brush {
  readonly pen: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly regular: TextFit;
  readonly strong: TextFit;
  /** Right-aligned figures, all of one width. */
  readonly figure: TextFit;
  readonly figureStrong: TextFit;
  /** Row numbers. */
  readonly small: TextFit;
  readonly levels: LevelPaths;
  /** Space between a cell's edge and its text. */
  readonly padding: number;
  /** Thickness of a hairline: whole device pixels, near one CSS pixel. */
  readonly hair: number;
  /** The nearest device pixel. */
  snap(position: number): number;
}

export interface BrushSizes {
  readonly textPx: number;
  readonly smallPx: number;
  readonly padding: number;
  readonly ratio: number;
}

export function makeBrush(pen: CanvasRenderingContext2D, palette: Palette, sizes: BrushSizes): Brush {
  const {textPx, smallPx, ratio} = sizes;
  const figures = figureFamily(pen, palette.family, textPx);
  return {
    pen,
    palette,
    regular: createTextFit(pen, `${textPx}px ${palette.family}`),
    strong: createTextFit(pen, `600 ${textPx}px ${palette.family}`),
    figure: createTextFit(pen, `${textPx}px ${figures}`),
    figureStrong: createTextFit(pen, `600 ${textPx}px ${figures}`),
    small: createTextFit(pen, `${smallPx}px ${figures}`),
    levels: createLevelPaths(),
    padding: sizes.padding,
    hair: Math.max(1, Math.floor(ratio)) / ratio,
    snap: position => Math.round(position * ratio) / ratio,
  };
}
