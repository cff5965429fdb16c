import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function CustomerScreen(props: ScreenProps<'customer'>) {
  return <PageBar title={props.route.kind} />;
}
