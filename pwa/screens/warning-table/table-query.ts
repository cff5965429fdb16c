/** What the warning table's address asks for, with everything it leaves open filled in. */
import {createMemo} from 'solid-js';
import {type Month, monthOf} from '../../../core/base/calendar-date.ts';
import type {ManagerChoice, RouteOf} from '../../app/route.ts';
import type {Services} from '../../app/services.tsx';
import type {WorkbookView} from '../../engine/protocol.ts';
import {firstChoice, keepChoice} from './manager-choice.ts';
import type {TableQuery} from './table-source.ts';

export interface TablePlace {
  readonly query: () => TableQuery;
  /** The running month. */
  readonly now: () => Month;
  pickMonth(month: Month): void;
  pickManager(manager: ManagerChoice): void;
}

export function createTablePlace(
  app: Services,
  view: () => WorkbookView,
  route: () => RouteOf<'warning-table'>,
): TablePlace {
  const now = () => monthOf(app.session.today() ?? view().today);
  const first = createMemo(() => firstChoice(window, view()));
  const query = createMemo<TableQuery>(before => {
    const {month, manager} = route();
    const next = {month: month ?? now(), manager: manager === undefined ? first() : manager};
    return before?.month === next.month && before.manager === next.manager ? before : next;
  });
  const go = (month: Month, manager: ManagerChoice) => {
    app.router.go(
      {kind: 'warning-table', workbook: view().id, month: month === now() ? null : month, manager, customer: null},
      {replace: true},
    );
  };
  return {
    query,
    now,
    pickMonth: month => go(month, query().manager),
    pickManager(manager) {
      keepChoice(window, view().id, manager);
      go(query().month, manager);
    },
  };
}
