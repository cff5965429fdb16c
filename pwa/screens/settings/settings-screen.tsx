import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function SettingsScreen(props: ScreenProps<'settings'>) {
  return <PageBar title={props.route.kind} />;
}
