/** The device folds a workbook that was never shared: it holds the workbook's lock, so it is the authority. */
import type {WorkbookId} from '../../core/base/ids.ts';
import {rowsName} from '../../core/doc/layout.ts';
import type {Authority, OpenWorkbook, PastEpoch, RowsKey} from '../../core/doc/workbook-types.ts';
import type {Device} from './store/device.ts';
import type {Saver} from './store/saver.ts';
import {type BookTarget, withHeads} from './stored-book.ts';

/** The device's storage as the fold needs it: the catalogue's line is the one commit (F4, A3). */
export function deviceAuthority(device: Device, id: WorkbookId, target: BookTarget): Authority {
  return {
    putSegment: segment => target.putSegments([segment]),
    async commit(roll) {
      const name = rowsName(id, {...roll.key, epoch: roll.to});
      await target.document(name).append(roll.update, () => roll.update);
      let won = false;
      await device.changeRecord(id, record => {
        const isCurrent = record?.heads.some(head => isOf(head, roll.key) && head.epoch === roll.from);
        won = isCurrent === true;
        if (!record || !won) return null;
        return {
          ...record,
          heads: withHeads(record.heads, [{...roll.key, epoch: roll.to}]),
          past: [...record.past, {...roll.key, epoch: roll.from, vector: roll.vector}],
          kept: [...record.kept, name],
        };
      });
      if (!won) await target.deleteDocument(name);
      return won;
    },
  };
}

/** Folds every rows document that is due, one after the other, then drops what nothing names any more. */
export async function foldDue(
  device: Device,
  workbook: OpenWorkbook,
  saver: Saver,
  target: BookTarget,
): Promise<boolean> {
  const authority = deviceAuthority(device, workbook.id, target);
  let folded = false;
  for (const key of workbook.foldDue()) {
    const result = await workbook.fold(key, authority);
    if (!result.ok) return folded;
    if (result.value === null) continue;
    folded = true;
    saver.drop(rowsName(workbook.id, result.value));
    // A4: the old document goes once what it was carried into is durable; else the next opening carries it again
    if ((await saver.settled()).kind === 'saved') await forget(device, workbook.id, target, result.value);
  }
  if (folded) await device.collectSegments(workbook.id, new Set(workbook.segmentHashes()));
  return folded;
}

/**
 * Deletes the document of an epoch that was folded away; its final vector stays. The catalogue's line forgets it first:
 * a document that is named and gone would be taken for damage.
 */
export async function forget(device: Device, id: WorkbookId, target: BookTarget, past: PastEpoch): Promise<void> {
  const name = rowsName(id, past);
  const {vector} = past;
  await device.changeRecord(id, record =>
    record
      ? {
          ...record,
          past: record.past.filter(each => each.epoch !== past.epoch),
          vectors: vector ? [...record.vectors, {...past, vector}] : record.vectors,
          kept: record.kept.filter(each => each !== name),
          garbage: [...record.garbage, name],
        }
      : null,
  );
  await target.deleteDocument(name);
  await device.changeRecord(id, record =>
    record ? {...record, garbage: record.garbage.filter(each => each !== name)} : null,
  );
}

function isOf(head: RowsKey, key: RowsKey): boolean {
  return head.portfolio === key.portfolio && head.level === key.level;
}
