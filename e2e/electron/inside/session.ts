import { tell } from './app.ts';

type Check = (contents: null, permission: string) => boolean;
type RequestHandler = (contents: null, permission: string, answer: (granted: boolean) => void) => void;

/** Electron's names of permissions and the browser's. */
const browserNames: Readonly<Record<string, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
};

let check: Check | undefined;
let request: RequestHandler | undefined;

/** The browser grants what both handlers allow; Electron asks the one or the other, depending on the feature. */
function grant(): void {
  if (check === undefined || request === undefined) return;
  const [mayHave, mayAsk] = [check, request];
  const granted = Object.keys(browserNames).filter((permission) => {
    let answered = false;
    mayAsk(null, permission, (answer) => {
      answered = answer;
    });
    return answered && mayHave(null, permission);
  });
  tell(
    'permissions',
    granted.map((permission) => browserNames[permission]),
  );
}

/** What stands in for Electron's `session`. */
export const session = {
  defaultSession: {
    setPermissionCheckHandler(handler: Check): void {
      check = handler;
      grant();
    },
    setPermissionRequestHandler(handler: RequestHandler): void {
      request = handler;
      grant();
    },
  },
};
