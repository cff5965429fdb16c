import HardDrive from 'lucide-solid/icons/hard-drive';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import WifiOff from 'lucide-solid/icons/wifi-off';
import {createEffect, createSignal, Show} from 'solid-js';
import {homeText, roomLeft} from '../../../core/text/home.ts';
import {useApp} from '../../app/services.tsx';
import type {StorageHealth} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './home.module.css';

/** How much room there is, and whether the browser may clear what is stored. */
export function StorageFoot(props: {readonly any: boolean}) {
  const app = useApp();
  const t = useWords();
  const [health, setHealth] = createSignal<StorageHealth | null>(null);
  createEffect(async () => {
    const answer = await app.engine.ask('storage', {});
    if (answer.ok) setHealth(answer.value);
  });
  const [refused, setRefused] = createSignal(false);
  const persist = async () => {
    const answer = await app.engine.ask('persist', {});
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    setHealth(answer.value);
    setRefused(!answer.value.persisted);
  };
  return (
    <footer class={styles.foot}>
      <Show when={health()}>
        {found => (
          <>
            <span class={styles.fact}>
              <Icon of={HardDrive} small />
              {t(roomLeft(Math.max(0, found().quotaBytes - found().usedBytes)))}
            </span>
            <Show
              when={!found().persisted}
              fallback={
                <span class={styles.fact}>
                  <Icon of={ShieldCheck} small />
                  {t(homeText.persisted)}
                </span>
              }
            >
              <Show when={props.any}>
                <span class={styles.fact}>{t(refused() ? homeText.persistRefused : homeText.evictionRisk)}</span>
                <Button kind="line" onClick={() => void persist()}>
                  {t(homeText.persist)}
                </Button>
              </Show>
            </Show>
          </>
        )}
      </Show>
      <Show when={!props.any}>
        <span class={styles.fact}>
          <Icon of={WifiOff} small />
          {t(homeText.offlineHint)}
        </span>
      </Show>
    </footer>
  );
}
