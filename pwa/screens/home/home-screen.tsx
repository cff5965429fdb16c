import {Match, onCleanup, Show, Switch} from 'solid-js';
import {shellText} from '../../../core/text/shell.ts';
import {createAnswer} from '../../app/answer.ts';
import {useApp} from '../../app/services.tsx';
import {LanguageMenu, ThemeButton} from '../../app/top-bar.tsx';
import {BrandMark} from '../../ui/brand.tsx';
import {Button} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useWords} from '../../ui/locale.tsx';
import {FirstStart} from './first-start.tsx';
import styles from './home.module.css';
import {HomeActions} from './home-actions.tsx';
import {StorageFoot} from './storage-foot.tsx';
import {WorkbookList} from './workbook-list.tsx';

/** The workbooks on this device, or the first start where there are none. */
export default function HomeScreen() {
  const app = useApp();
  const t = useWords();
  const list = createAnswer(
    () => null,
    () => app.engine.ask('workbooks', {}),
  );
  const again = () => list.again();
  onCleanup(
    app.engine.hear(push => {
      if (push.kind === 'save' && push.state.kind === 'saved') again();
    }),
  );
  const found = () => {
    const answer = list();
    return answer?.ok ? answer.value : null;
  };
  const failed = () => {
    const answer = list();
    return answer && !answer.ok ? answer.error : null;
  };
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <span class={styles.brand}>
          <BrandMark />
          {t(shellText.product)}
        </span>
        <span class="grow" />
        <LanguageMenu />
        <ThemeButton />
      </header>
      <Switch>
        <Match when={failed()}>
          {error => (
            <main class={styles.main}>
              <ErrorBox error={error()}>
                <Button kind="primary" onClick={again}>
                  {t(shellText.retry)}
                </Button>
              </ErrorBox>
            </main>
          )}
        </Match>
        <Match when={found()}>
          {workbooks => (
            <main class={styles.main}>
              <Show when={workbooks().length > 0} fallback={<FirstStart />}>
                <HomeActions />
                <WorkbookList workbooks={workbooks()} onChange={again} />
              </Show>
            </main>
          )}
        </Match>
      </Switch>
      <StorageFoot any={(found()?.length ?? 0) > 0} />
    </div>
  );
}
