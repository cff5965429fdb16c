/** The page's tokens as values a canvas takes. Read once a theme, never a frame. */
import {type Level, levels} from '../../core/rules/types.ts';

export interface LevelInk {
  readonly text: string;
  readonly fill: string;
  readonly shape: string;
  readonly edge: string;
}

export interface Palette {
  readonly surface: string;
  readonly sunken: string;
  readonly hover: string;
  readonly pressed: string;
  readonly gridLine: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly selection: string;
  readonly mark: string;
  readonly bar: string;
  readonly bar3: string;
  readonly level: Readonly<Record<Level, LevelInk>>;
  /** Font families of the page. */
  readonly family: string;
}

/** Reads the tokens as they stand for `host` (theme and density are on an ancestor). */
export function readPalette(host: HTMLElement): Palette {
  const family = getComputedStyle(host).fontFamily;
  const probe = host.ownerDocument.createElement('span');
  // Or forced colours would answer one system colour for every token.
  probe.style.cssText = 'display:none;forced-color-adjust:none';
  host.append(probe);
  const style = getComputedStyle(probe);
  // `light-dark()` and friends are only resolved where a property uses them.
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return style.color;
  };
  const level = (name: Level): LevelInk => ({
    text: colour(`--${name}-t`),
    fill: colour(`--${name}-f`),
    shape: colour(`--${name}-s`),
    edge: colour(`--${name}-e`),
  });
  const palette: Palette = {
    surface: colour('--surface'),
    sunken: colour('--sunken'),
    hover: colour('--hover'),
    pressed: colour('--pressed'),
    gridLine: colour('--grid-line'),
    line2: colour('--line-2'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    ink3: colour('--ink-3'),
    selection: colour('--sel-2'),
    mark: colour('--mark'),
    bar: colour('--bar'),
    bar3: colour('--bar-3'),
    level: {blue: level(levels[0]), yellow: level(levels[1]), orange: level(levels[2]), red: level(levels[3])},
    family,
  };
  probe.remove();
  const forced = host.ownerDocument.defaultView?.matchMedia('(forced-colors: active)').matches ?? false;
  return forced ? systemPalette(palette) : palette;
}

/** The user's own colours, where the system asks for them; the levels' shapes and bars keep theirs. */
function systemPalette(palette: Palette): Palette {
  const plain = (level: LevelInk): LevelInk => ({...level, text: 'CanvasText', fill: 'GrayText'});
  const {blue, yellow, orange, red} = palette.level;
  return {
    ...palette,
    surface: 'Canvas',
    sunken: 'Canvas',
    hover: 'Canvas',
    pressed: 'Canvas',
    gridLine: 'GrayText',
    line2: 'CanvasText',
    ink: 'CanvasText',
    ink2: 'CanvasText',
    ink3: 'CanvasText',
    selection: 'transparent',
    mark: 'transparent',
    bar: 'CanvasText',
    bar3: 'GrayText',
    level: {blue: plain(blue), yellow: plain(yellow), orange: plain(orange), red: plain(red)},
  };
}
