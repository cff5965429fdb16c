import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function WarningTableScreen(props: ScreenProps<'warning-table'>) {
  return <PageBar title={props.route.kind} />;
}
