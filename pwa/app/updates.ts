import {updateText} from '../../core/text/updates.ts';
import {type Update, watchForUpdates} from '../engine/update.ts';
import type {Services} from './services.tsx';

/** Offers new versions in a toast. Nothing reloads before the user says so and all is stored. */
export function offerUpdates({session, toasts}: Pick<Services, 'session' | 'toasts'>): void {
  const offer = (update: Update) => {
    const take = () => {
      const saved = session.save()?.kind ?? 'saved';
      if (saved === 'saved') update.take();
      else toasts.show({text: updateText.unsaved, action: {label: updateText.take, run: take}});
    };
    toasts.show({text: updateText.available, action: {label: updateText.take, run: take}});
  };
  // good news takes nothing away that can still be answered
  const offlineReady = () => toasts.current()?.action === undefined && toasts.show({text: updateText.offlineReady});
  void watchForUpdates({offlineReady, available: offer});
}
