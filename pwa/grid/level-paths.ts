/** The four shapes of the levels on a 14 × 14 field, the same outlines as `ui/level-mark.tsx`. */
import type {Level} from '../../core/rules/types.ts';
import type {Palette} from './palette.ts';

const outlines: Readonly<Record<Level, {readonly path: string; readonly edge: number}>> = {
  blue: {path: 'M12.6 7A5.6 5.6 0 1 1 1.4 7A5.6 5.6 0 1 1 12.6 7Z', edge: 1},
  yellow: {path: 'M7 1.2 13.3 12.6H.7Z', edge: 1.2},
  orange: {path: 'M7 .4 13.6 7 7 13.6.4 7Z', edge: 1},
  red: {path: 'M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3Z', edge: 1},
};
const EXCLAMATION = 'M7 3.2v4.4M7 10v.9';

export interface LevelPaths {
  /** Draws a shape with its upper left corner at x, y. */
  draw(pen: CanvasRenderingContext2D, palette: Palette, level: Level, x: number, y: number, size: number): void;
}

/** Parses the outlines once. */
export function createLevelPaths(): LevelPaths {
  const paths = {
    blue: new Path2D(outlines.blue.path),
    yellow: new Path2D(outlines.yellow.path),
    orange: new Path2D(outlines.orange.path),
    red: new Path2D(outlines.red.path),
  };
  const exclamation = new Path2D(EXCLAMATION);
  return {
    draw(pen, palette, level, x, y, size) {
      pen.save();
      pen.translate(x, y);
      pen.scale(size / 14, size / 14);
      pen.lineJoin = 'round';
      pen.fillStyle = palette.level[level].shape;
      pen.strokeStyle = palette.level[level].edge;
      pen.lineWidth = outlines[level].edge;
      pen.fill(paths[level]);
      pen.stroke(paths[level]);
      if (level === 'red') {
        pen.strokeStyle = palette.surface;
        pen.lineWidth = 1.9;
        pen.lineCap = 'round';
        pen.stroke(exclamation);
      }
      pen.restore();
    },
  };
}
