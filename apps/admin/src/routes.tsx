// Every page and its address; a page's code comes when it is first opened.
import { Route } from "@solidjs/router";
import { lazy } from "solid-js";
import { NotFoundPage } from "./shell/broken-page.tsx";
import { FirstPage } from "./shell/first-page.tsx";

const DossierListPage = lazy(async () => ({
  default: (await import("./features/dossiers/list/dossier-list-page.tsx")).DossierListPage,
}));
const OpenDossierPage = lazy(async () => ({
  default: (await import("./features/dossiers/opening/open-dossier-page.tsx")).OpenDossierPage,
}));
const DossierPage = lazy(async () => ({
  default: (await import("./features/dossiers/file/dossier-page.tsx")).DossierPage,
}));
const PeopleListPage = lazy(async () => ({
  default: (await import("./features/people/people-list-page.tsx")).PeopleListPage,
}));
const RetentionPage = lazy(async () => ({
  default: (await import("./features/people/retention/retention-page.tsx")).RetentionPage,
}));
const LedgerPage = lazy(async () => ({
  default: (await import("./features/ledger/ledger-page.tsx")).LedgerPage,
}));
const ReviewsPage = lazy(async () => ({
  default: (await import("./features/reviews/reviews-page.tsx")).ReviewsPage,
}));
const HousePage = lazy(async () => ({
  default: (await import("./features/house/house-page.tsx")).HousePage,
}));
const TownshipPage = lazy(async () => ({
  default: (await import("./features/township/township-page.tsx")).TownshipPage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import("./features/accounts/accounts-page.tsx")).AccountsPage,
}));
const AccountPage = lazy(async () => ({
  default: (await import("./features/account/account-page.tsx")).AccountPage,
}));
const AuditLogPage = lazy(async () => ({
  default: (await import("./features/audit-log/audit-log-page.tsx")).AuditLogPage,
}));

export const routes = (
  <>
    <Route path="/" component={FirstPage} />
    <Route path="/dossiers" component={DossierListPage} />
    <Route path="/dossiers/new" component={OpenDossierPage} />
    <Route path="/dossiers/:id" component={DossierPage} />
    <Route path="/people" component={PeopleListPage} />
    <Route path="/retention" component={RetentionPage} />
    <Route path="/ledger" component={LedgerPage} />
    <Route path="/reviews" component={ReviewsPage} />
    <Route path="/house" component={HousePage} />
    <Route path="/township" component={TownshipPage} />
    <Route path="/accounts" component={AccountsPage} />
    <Route path="/audit-log" component={AuditLogPage} />
    <Route path="/account" component={AccountPage} />
    <Route path="*" component={NotFoundPage} />
  </>
);
