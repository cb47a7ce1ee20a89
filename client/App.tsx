import { lazy, Suspense, useEffect } from "react";
import { Route, Routes, useLocation } from "react-router";
import { after } from "./net/clock.ts";
import { useClient, useClientState } from "./ui/client-context.ts";
import { OutOfReach } from "./ui/OutOfReach.tsx";
import { NotFound } from "./ui/NotFound.tsx";
import { Shell } from "./ui/Shell.tsx";
import { Waiting } from "./ui/Waiting.tsx";

const LOADS = {
  welcome: () => import("./features/welcome/Screen.tsx"),
  send: () => import("./features/send/Screen.tsx"),
  feel: () => import("./features/feel/Screen.tsx"),
  hugs: () => import("./features/hugs/Screen.tsx"),
  you: () => import("./features/you/Screen.tsx"),
  people: () => import("./features/people/Screen.tsx"),
  groupHug: () => import("./features/group-hug/Screen.tsx"),
  consent: () => import("./features/consent/Screen.tsx"),
  newGroupHug: () => import("./features/new-group-hug/Screen.tsx"),
  mood: () => import("./features/mood/Screen.tsx"),
  notifications: () => import("./features/notifications/Screen.tsx"),
  moods: () => import("./features/moods/Screen.tsx"),
  insights: () => import("./features/insights/Screen.tsx"),
};
const loadCalm = () => import("./features/calm/Screen.tsx");
const Welcome = lazy(async () => ({ default: (await LOADS.welcome()).WelcomeScreen }));
const Home = lazy(async () => ({ default: (await import("./features/home/Screen.tsx")).HomeScreen }));
const Send = lazy(async () => ({ default: (await LOADS.send()).SendScreen }));
const Feel = lazy(async () => ({ default: (await LOADS.feel()).FeelScreen }));
const Hugs = lazy(async () => ({ default: (await LOADS.hugs()).HugsScreen }));
const You = lazy(async () => ({ default: (await LOADS.you()).YouScreen }));
const People = lazy(async () => ({ default: (await LOADS.people()).PeopleScreen }));
const GroupHug = lazy(async () => ({ default: (await LOADS.groupHug()).GroupHugScreen }));
const SignIn = lazy(async () => ({ default: (await import("./features/sign-in/Screen.tsx")).SignInScreen }));
const Confirm = lazy(async () => ({ default: (await import("./features/confirm/Screen.tsx")).ConfirmScreen }));
const NewPassword = lazy(async () => ({
  default: (await import("./features/new-password/Screen.tsx")).NewPasswordScreen,
}));
const Consent = lazy(async () => ({ default: (await LOADS.consent()).ConsentScreen }));
const ChangedMail = lazy(async () => ({
  default: (await import("./features/changed-mail/Screen.tsx")).ChangedMailScreen,
}));
const Mood = lazy(async () => ({ default: (await LOADS.mood()).MoodScreen }));
const NewGroupHug = lazy(async () => ({ default: (await LOADS.newGroupHug()).NewGroupHugScreen }));

const Staff = lazy(async () => ({ default: (await import("./features/staff/Screen.tsx")).StaffScreen }));
const Reports = lazy(async () => ({ default: (await import("./features/reports/Screen.tsx")).ReportsScreen }));
const Leaving = lazy(async () => ({ default: (await import("./features/you/Leaving.tsx")).Leaving }));
const Suspended = lazy(async () => ({ default: (await import("./features/you/Suspended.tsx")).Suspended }));
const Calm = lazy(async () => ({ default: (await loadCalm()).CalmScreen }));
const Notices = lazy(async () => ({ default: (await import("./features/notices/Notices.tsx")).Notices }));
const Notifications = lazy(async () => ({ default: (await LOADS.notifications()).NotificationsScreen }));
const Insights = lazy(async () => ({ default: (await LOADS.insights()).InsightsScreen }));
const Moods = lazy(async () => ({ default: (await LOADS.moods()).MoodsScreen }));
const Invite = lazy(async () => ({ default: (await import("./features/invite/Screen.tsx")).InviteScreen }));
const Join = lazy(async () => ({ default: (await import("./features/join/Screen.tsx")).JoinScreen }));
const JoinNote = lazy(async () => ({ default: (await import("./features/join/JoinNote.tsx")).JoinNote }));

const CALM_MS = 2_500;
/** Loads what will be needed once the first page has settled, so that a hug plays at once and also without a network. */
const useLoadAhead = (isIn: boolean): void => {
  const client = useClient();
  useEffect(() => {
    const load = async () => {
      // Everybody may need this one, in or not, and just when the network is gone.
      await loadCalm();
      if (!isIn) return;
      const { loadAhead } = await import("./load-ahead.ts");
      await Promise.allSettled([...Object.values(LOADS).map((one) => one()), ...loadAhead(client)]);
    };
    // What cannot be had now is asked for again when it is needed.
    return after(CALM_MS, () => void load().catch(() => {}));
  }, [isIn, client]);
};

const Pages = () => {
  const me = useClientState((state) => state.me);
  const connection = useClientState((state) => state.connection.kind);
  useLoadAhead(me !== null && me !== "unknown");
  const { pathname } = useLocation();
  if (pathname === "/calm") return <Calm />;
  if (connection === "leaving") return <Leaving />;
  if (connection === "suspended") return <Suspended />;
  if (me === "unknown") return connection === "offline" ? <OutOfReach /> : <Waiting text="One moment…" />;
  return (
    <Routes>
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="/confirm" element={<Confirm />} />
      <Route path="/new-password" element={<NewPassword />} />
      <Route path="/new-mail" element={<ChangedMail />} />
      <Route path="/old-mail" element={<ChangedMail />} />
      {me === null ? (
        <>
          <Route path="/join/:token" element={<Welcome note={<JoinNote />} />} />
          <Route path="*" element={<Welcome />} />
        </>
      ) : (
        <>
          <Route path="/" element={<Home />} />
          <Route path="/hug/:userId" element={<Send />} />
          <Route path="/feel/:hugId" element={<Feel />} />
          <Route path="/mood" element={<Mood />} />
          <Route path="/hugs" element={<Hugs />} />
          <Route path="/people/:userId?" element={<People />} />
          <Route path="/you" element={<You />} />
          <Route path="/consent/*" element={<Consent />} />
          <Route path="/insights" element={<Insights />} />
          <Route path="/moods/*" element={<Moods />} />
          <Route path="/reports" element={<Reports />} />
          <Route path="/staff/*" element={<Staff />} />
          <Route path="/notifications" element={<Notifications />} />
          <Route path="/invite" element={<Invite />} />
          <Route path="/restrictions" element={<Suspended />} />
          <Route path="/join/:token" element={<Join />} />
          <Route path="/group-hug/new" element={<NewGroupHug />} />
          <Route path="/group-hug/:groupHugId" element={<GroupHug />} />
          <Route path="*" element={pathname.startsWith("/@") ? <People /> : <NotFound />} />
        </>
      )}
    </Routes>
  );
};

export const App = () => {
  const isIn = useClientState(({ me }) => me !== null && me !== "unknown");
  return (
    <Shell>
      <Suspense fallback={<Waiting text="One moment…" />}>
        <Pages />
      </Suspense>
      {isIn && (
        <Suspense>
          <Notices />
        </Suspense>
      )}
    </Shell>
  );
};
