import type {ScreenProps} from '../../app/screens.ts';
import {PageBar} from '../../ui/page-bar.tsx';

export default function WorkbookScreen(props: ScreenProps<'sheet'>) {
  return <PageBar title={props.route.kind} />;
}
