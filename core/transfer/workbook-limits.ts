/** Figures of the design (spreadsheet-files.md, "Guard"). */
export const MAX_SHEETS = 200;
/** Filled cells of a whole workbook. */
export const MAX_CELLS = 5_000_000;
