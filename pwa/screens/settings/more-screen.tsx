import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function MoreScreen(props: ScreenProps<'more'>) {
  return <PageBar title={props.route.kind} />;
}
