// Draws one of the framework-free pictures inside React.
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Mounted } from "../../shared/charts/dom.js";

interface Props<P> {
  mount(element: HTMLElement, props: P): Mounted<P>;
  /** Memoize it: a new object redraws the picture. */
  props: P;
}

export function Picture<P>({ mount, props }: Props<P>) {
  const element = useRef<HTMLDivElement>(null);
  const picture = useRef<{ mounted: Mounted<P>; drawn: P } | undefined>(undefined);

  // Before the first painting: a picture that is added later moves the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once; the effect below updates it
  useLayoutEffect(() => {
    if (element.current === null) return;
    picture.current = { mounted: mount(element.current, props), drawn: props };
    return () => picture.current?.mounted.destroy();
  }, [mount]);
  useEffect(() => {
    if (picture.current === undefined || picture.current.drawn === props) return;
    picture.current.drawn = props;
    picture.current.mounted.update(props);
  }, [props]);

  return <div ref={element} />;
}
