import {createEffect, createMemo, ErrorBoundary, type JSX, Match, Show, Switch, untrack} from 'solid-js';
import {Dynamic} from 'solid-js/web';
import {shellText} from '../../core/text/shell.ts';
import {Button} from '../ui/button.tsx';
import {EmptyState} from '../ui/empty-state.tsx';
import {ErrorBox} from '../ui/error-box.tsx';
import {LocaleProvider, useWords} from '../ui/locale.tsx';
import {Skeleton} from '../ui/skeleton.tsx';
import {ToastPlace} from '../ui/toast.tsx';
import {createAnswer} from './answer.ts';
import pageStyles from './frame.module.css';
import {Frame} from './frame.tsx';
import {type Route, workbookOf} from './route.ts';
import {type ScreenKind, screens} from './screens.ts';
import {type Services, ServicesProvider, useApp} from './services.tsx';

/** The whole page. */
export function App(props: {readonly services: Services}) {
  return (
    <ServicesProvider services={props.services}>
      <LocaleProvider locale={props.services.preferences.locale}>
        <Place />
        <ToastPlace
          toasts={props.services.toasts}
          top={props.services.phone() && props.services.router.route().kind === 'entry'}
        />
      </LocaleProvider>
    </ServicesProvider>
  );
}

/** Opens the workbook that the address names and draws its screen. */
function Place() {
  const app = useApp();
  const workbook = () => workbookOf(app.router.route());
  createEffect(() => {
    const wanted = workbook();
    const home = app.router.route().kind === 'home';
    // follows the address alone: a workbook that failed to open is not tried again by itself
    untrack(() => {
      if (wanted !== null) void app.session.open(wanted);
      else if (home) void app.session.close();
    });
  });
  // once a visit: offline is normal, and the top bar goes on saying so
  let told = false;
  createEffect(() => {
    if (app.online() || told) return;
    told = true;
    app.toasts.show({text: shellText.offlineOnce});
  });
  const failed = () => {
    const state = app.session.state();
    return state.kind === 'failed' ? state : null;
  };
  return (
    <Switch>
      <Match when={app.session.stopped()}>{error => <Stopped error={error()} />}</Match>
      <Match when={workbook() === null}>
        <Screen />
      </Match>
      <Match when={failed()}>{state => <Stopped error={state().error} />}</Match>
      <Match when={app.session.view()}>
        {view => (
          <Show when={view().id === workbook()}>
            <Frame view={view()}>
              <Screen />
            </Frame>
          </Show>
        )}
      </Match>
      <Match when={true}>
        <Skeleton />
      </Match>
    </Switch>
  );
}

function Stopped(props: {readonly error: Parameters<typeof ErrorBox>[0]['error']}) {
  const app = useApp();
  const t = useWords();
  return (
    <div class={pageStyles.pad}>
      <ErrorBox error={props.error}>
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t({zh: '重新打开', en: 'Reload'})}
        </Button>
        <Button kind="line" onClick={() => app.router.go({kind: 'home'})}>
          {t(shellText.backHome)}
        </Button>
      </ErrorBox>
    </div>
  );
}

/** The route's screen. A fault inside one leaves the frame and the other screens alive. */
function Screen() {
  const app = useApp();
  return (
    <ErrorBoundary
      fallback={(fault, reset) => (
        <div class={pageStyles.pad}>
          <Fault fault={fault} onAgain={reset} />
        </div>
      )}
    >
      <Switch fallback={<Missing />}>
        <Match when={drawn(app.router.route())}>{route => <Loaded route={route()} />}</Match>
      </Switch>
    </ErrorBoundary>
  );
}

type Drawn = Exclude<Route, {kind: 'missing'}>;

function drawn(route: Route): Drawn | null {
  return route.kind === 'missing' ? null : route;
}

/** A screen takes exactly the route of its own kind; the union of kinds cannot say so to the compiler. */
type AnyScreen = (props: {readonly route: Drawn}) => JSX.Element;

type Chunk =
  | {readonly kind: ScreenKind; readonly screen: AnyScreen}
  | {readonly kind: ScreenKind; readonly fault: unknown};

async function load(kind: ScreenKind): Promise<Chunk> {
  try {
    const chunk = await screens[kind]();
    return {kind, screen: chunk.default as AnyScreen};
  } catch (fault) {
    return {kind, fault};
  }
}

/**
 * Loads the screen's chunk, then draws it. No Suspense: it would take a whole screen off the page whenever a part of it
 * asks for a detail.
 */
function Loaded(props: {readonly route: Drawn}) {
  const kind = createMemo(() => props.route.kind);
  const chunk = createAnswer(kind, load);
  const ready = () => {
    const found = chunk();
    return found?.kind === kind() ? found : null;
  };
  return (
    <Show when={ready()} keyed fallback={<Skeleton />}>
      {found =>
        'screen' in found ? (
          <Dynamic component={found.screen} route={props.route} />
        ) : (
          <div class={pageStyles.pad}>
            <Fault fault={found.fault} onAgain={() => chunk.again()} />
          </div>
        )
      }
    </Show>
  );
}

function Fault(props: {readonly fault: unknown; readonly onAgain: () => void}) {
  const t = useWords();
  return (
    <ErrorBox error={{kind: 'unexpected', detail: faultText(props.fault)}}>
      <Button kind="line" onClick={() => props.onAgain()}>
        {t(shellText.retry)}
      </Button>
    </ErrorBox>
  );
}

function faultText(fault: unknown): string {
  return fault instanceof Error ? `${fault.name}: ${fault.message}\n${fault.stack ?? ''}` : String(fault);
}

function Missing() {
  const app = useApp();
  const t = useWords();
  return (
    <div class={pageStyles.pad}>
      <EmptyState title={t(shellText.pageMissing)} text={t(shellText.pageMissingText)}>
        <Button kind="line" onClick={() => app.router.go({kind: 'home'})}>
          {t(shellText.backHome)}
        </Button>
      </EmptyState>
    </div>
  );
}
