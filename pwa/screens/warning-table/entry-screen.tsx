import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function EntryScreen(props: ScreenProps<'entry'>) {
  return <PageBar title={props.route.kind} />;
}
