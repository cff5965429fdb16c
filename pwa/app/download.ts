import type {Exported} from '../engine/protocol.ts';

/** Hands a file to the browser's own download. */
export function download(file: Exported): void {
  const url = URL.createObjectURL(new Blob([file.bytes.slice()], {type: file.type}));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  link.click();
  // The browser has taken the bytes once the click's task is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
