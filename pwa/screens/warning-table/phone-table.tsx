import type {RouteOf} from '../../app/route.ts';
import type {WorkbookView} from '../../engine/protocol.ts';

export function PhoneTable(props: {readonly view: WorkbookView; readonly route: RouteOf<'warning-table'>}) {
  return <p>{props.view.settings.name}</p>;
}
