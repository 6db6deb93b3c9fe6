/** A dialog that takes the files dropped anywhere on it. */
import type { DragEvent } from 'react';
import { filesFromDrop } from './files.ts';
import type { DroppedFile } from './sources.ts';

/** Returns the handlers of the dialog's outermost element. While it is not `open` a drop is taken and comes to nothing. */
export function takingDrops(
  open: boolean,
  take: (files: readonly DroppedFile[]) => void,
): { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void } {
  return {
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      // What lies behind the dialog takes files too.
      event.stopPropagation();
    },
    onDrop: (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (open) void filesFromDrop(event).then(take);
    },
  };
}
