import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function ImportScreen(props: ScreenProps<'import'>) {
  return <PageBar title={props.route.kind} />;
}
