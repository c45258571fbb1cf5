import { useMemo } from 'react';
import { type GalleryPlace, places } from './entries.ts';
import classes from './GalleryPage.module.css';
import { type Look, LookContext } from './GalleryProviders.tsx';
import { GalleryState } from './GalleryStudio.tsx';
import { groups } from './gallery.ts';
import { addressOf, usePlace } from './usePlace.ts';

/** The list of components, and beside it the selected component in its states. */
export function GalleryPage() {
  const { id, alone, scheme } = usePlace();
  const shown = places.filter((place) => place.id === id || place.id.startsWith(`${id}/`));
  const look = useMemo((): Look => ({ scheme, still: alone }), [scheme, alone]);
  const one = shown[0];
  if (alone && one !== undefined) {
    return (
      <LookContext value={look}>
        <div className={classes.alone}>
          <Shown key={`${one.id} ${scheme}`} place={one} />
        </div>
      </LookContext>
    );
  }
  const here =
    one === undefined ? [] : places.filter(({ group, name }) => group === one.group && name === one.name);
  return (
    <LookContext value={look}>
      <div className={classes.page} data-scheme={scheme}>
        <nav className={classes.list} aria-label="Components">
          <a className={classes.scheme} href={addressOf(id, scheme === 'dark' ? 'light' : 'dark')}>
            {scheme === 'dark' ? 'Show light' : 'Show dark'}
          </a>
          {Object.keys(groups).map((group) => (
            <Group key={group} group={group} here={one} scheme={scheme} />
          ))}
        </nav>
        <main className={classes.main}>
          {one === undefined ? (
            <p>Choose a component.</p>
          ) : (
            <>
              <h1>{one.name}</h1>
              <p className={classes.states}>
                <a href={addressOf(componentOf(one), scheme)}>All states</a>
                {here.map((place) => (
                  <a
                    key={place.id}
                    href={addressOf(place.id, scheme)}
                    aria-current={shown.length === 1 && place === one ? 'true' : undefined}
                  >
                    {place.state}
                  </a>
                ))}
              </p>
              {shown.map((place) => (
                <section key={place.id} aria-label={place.state} className={classes.state}>
                  <h2>{place.state}</h2>
                  <Shown key={scheme} place={place} />
                </section>
              ))}
            </>
          )}
        </main>
      </div>
    </LookContext>
  );
}

interface GroupProps {
  readonly group: string;
  readonly here: GalleryPlace | undefined;
  readonly scheme: Look['scheme'];
}

function Group({ group, here, scheme }: GroupProps) {
  const first = new Map<string, GalleryPlace>();
  for (const place of places)
    if (place.group === group && !first.has(place.name)) first.set(place.name, place);
  if (first.size === 0) return null;
  return (
    <>
      <h2>{group}</h2>
      <ul>
        {[...first].map(([name, place]) => (
          <li key={name}>
            <a
              href={addressOf(componentOf(place), scheme)}
              aria-current={here?.group === group && here.name === name ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Shown({ place }: { readonly place: GalleryPlace }) {
  return (
    <div className={classes.frame} data-room={groups[place.group]}>
      <GalleryState place={place} />
    </div>
  );
}

function componentOf({ id }: GalleryPlace): string {
  return id.slice(0, id.lastIndexOf('/'));
}
