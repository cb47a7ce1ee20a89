import { Page } from "../../../ui/Page.tsx";

export const ImportPage = () => <Page title="Bring moods from Daylio">{null}</Page>;
