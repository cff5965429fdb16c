import {Match, Switch} from 'solid-js';
import type {ScreenProps} from '../../app/screens.ts';
import {useApp} from '../../app/services.tsx';
import {PhoneTable} from './phone-table.tsx';
import {TableSheet} from './table-sheet.tsx';

/** The month's warning table: the paper form on a desk, a list of customers on a phone. */
export default function WarningTableScreen(props: ScreenProps<'warning-table'>) {
  const app = useApp();
  return (
    <Switch>
      <Match when={app.phone() && app.session.view()}>{view => <PhoneTable view={view()} route={props.route} />}</Match>
      <Match when={app.session.view()}>{view => <TableSheet view={view()} route={props.route} />}</Match>
    </Switch>
  );
}
