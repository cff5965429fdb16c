/** One customer's card, asked for and kept up to date. */
import {createEffect, createSignal, on, onCleanup} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import type {RowId} from '../../../core/base/ids.ts';
import type {CustomerCard, Engine} from '../../engine/protocol.ts';

export interface CustomerSource {
  readonly card: () => CustomerCard | null;
  readonly error: () => AppError | null;
}

/** Follows `customer`; `null` asks for nobody. */
export function createCustomerSource(engine: Engine, customer: () => RowId | null): CustomerSource {
  const [card, setCard] = createSignal<CustomerCard | null>(null);
  const [error, setError] = createSignal<AppError | null>(null);
  const ask = async () => {
    const row = customer();
    if (row === null) {
      setCard(null);
      return;
    }
    const answer = await engine.ask('customer', {row});
    if (customer() !== row) return;
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setCard(answer.value);
  };
  createEffect(on(customer, () => void ask()));
  onCleanup(
    engine.hear(push => {
      if (push.kind === 'changed' || push.kind === 'day') void ask();
    }),
  );
  return {card, error};
}
