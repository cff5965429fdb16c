import {createRoot} from 'solid-js';
import {expect, test} from 'vitest';
import {createToasts, type Toasts} from '../../../pwa/ui/toasts.ts';

/** A clock that is turned by hand. */
function handClock() {
  const timers = new Map<number, {readonly run: () => void; readonly at: number}>();
  let now = 0;
  let next = 1;
  return {
    set(run: () => void, ms: number): number {
      timers.set(next, {run, at: now + ms});
      next += 1;
      return next - 1;
    },
    clear: (timer: number) => void timers.delete(timer),
    pass(ms: number): void {
      now += ms;
      for (const [timer, {run, at}] of timers) {
        if (at > now) continue;
        timers.delete(timer);
        run();
      }
    },
  };
}

const words = (text: string) => ({zh: text, en: text});

function withToasts(run: (toasts: Toasts, clock: ReturnType<typeof handClock>) => void): void {
  createRoot(dispose => {
    const clock = handClock();
    run(createToasts(clock), clock);
    dispose();
  });
}

test('a toast goes after six seconds', () => {
  withToasts((toasts, clock) => {
    toasts.show({text: words('记下了')});
    clock.pass(5999);
    expect(toasts.current()?.text.zh).toBe('记下了');
    clock.pass(1);
    expect(toasts.current()).toBeNull();
  });
});

test('a second toast replaces the first and has its own six seconds', () => {
  withToasts((toasts, clock) => {
    toasts.show({text: words('一')});
    clock.pass(4000);
    toasts.show({text: words('二')});
    clock.pass(4000);
    expect(toasts.current()?.text.zh).toBe('二');
    clock.pass(2000);
    expect(toasts.current()).toBeNull();
  });
});

test('a toast stays while it is pointed at', () => {
  withToasts((toasts, clock) => {
    toasts.show({text: words('一')});
    toasts.hold();
    clock.pass(60_000);
    expect(toasts.current()).not.toBeNull();
    toasts.release();
    clock.pass(6000);
    expect(toasts.current()).toBeNull();
  });
});

test('an error stays until it is read away or something else is said', () => {
  withToasts((toasts, clock) => {
    toasts.error({kind: 'import-cancelled'});
    clock.pass(600_000);
    expect(toasts.current()?.text.zh).toContain('没有写入任何数据');
    toasts.release();
    clock.pass(600_000);
    expect(toasts.current()).not.toBeNull();
    toasts.dismiss();
    expect(toasts.current()).toBeNull();
  });
});

test('a toast that stays does so until it is dismissed, and the next one has its six seconds again', () => {
  withToasts((toasts, clock) => {
    toasts.show({text: words('短')});
    toasts.show({text: words('要批准'), stays: true});
    clock.pass(600_000);
    toasts.hold();
    toasts.release();
    clock.pass(600_000);
    expect(toasts.current()?.text.zh).toBe('要批准');
    toasts.show({text: words('短')});
    clock.pass(6000);
    expect(toasts.current()).toBeNull();
  });
});
