import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { HostNote } from '../ui/NeedsHost.tsx';
import { useConnection } from './useStudio.ts';

/**
 * A part of the studio that is loaded when it is first shown, such as the text editor. The host serves it, so while that is
 * away a part that was never shown says so, and is loaded once the host is back. (With `lazy` of React, a part that could
 * not be loaded takes the whole window down with it, and is never tried again.)
 *
 * @param what - Its name, at the start of a sentence; null if something around it says that it waits for the host.
 * @param load - Loads the component.
 * @param waiting - Shown while it is loading.
 */
export function lazyPart<P extends object>(
  what: string | null,
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, when a module is loaded
  return function LazyPart(props: P) {
    const status = useConnection();
    const [Part, setPart] = useState<ComponentType<P> | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    // biome-ignore lint/correctness/useExhaustiveDependencies: a host that is back is asked again
    useEffect(() => {
      if (Part !== null) return;
      let isShown = true;
      load().then(
        (component) => {
          loaded = component;
          if (isShown) setPart(() => component);
        },
        () => isShown && setFailed(true),
      );
      return () => {
        isShown = false;
      };
    }, [Part, status]);
    if (Part !== null) return <Part {...props} />;
    if (!failed) return waiting;
    return what === null ? null : <HostNote what={what} />;
  };
}
