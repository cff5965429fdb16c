import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function WarningsScreen(props: ScreenProps<'warnings'>) {
  return <PageBar title={props.route.kind} />;
}
