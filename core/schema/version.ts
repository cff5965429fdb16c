/**
 * Version of the stored format: documents, lanes, segments, root schemas. Goes up with every change of shape, together
 * with a migration and a golden workbook of the old shape (`test/house/stored-format.test.ts` fails otherwise).
 *
 * 1 — scheme P: root maps with flat keys; rows documents `base` and `L:<session>`; segments `WBS` 1 (pages, packs).
 */
export const FORMAT_VERSION = 1;
