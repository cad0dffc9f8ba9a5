import { AppRouter } from '@backstage/core-app-api';
import { IncidentPage, IncidentsPage } from '@watchbill/ui-alerts';
import { CatalogPage, EntityPage, QualityPage, SourcesPage } from '@watchbill/ui-catalog';
import { CheckPage, ChecksPage, RunPage } from '@watchbill/ui-checks';
import { QueryProvider } from '@watchbill/ui-kit';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/**
 * Every page and its path. These paths are public: alerts and bookmarks point at them.
 * An element, not a component: Backstage finds the pages by walking this tree before it renders.
 */
export const shell = (
  <AppRouter>
    <QueryProvider>
      <Frame>
        <Routes>
          <Route path="/" element={<Navigate to="/catalog" replace />} />
          <Route path="/catalog" element={<CatalogPage />} />
          <Route path="/catalog/:kind/:namespace/:name" element={<EntityPage />} />
          <Route path="/checks" element={<ChecksPage />} />
          <Route path="/checks/:namespace/:name" element={<CheckPage />} />
          <Route path="/runs/:id" element={<RunPage />} />
          <Route path="/incidents" element={<IncidentsPage />} />
          <Route path="/incidents/:id" element={<IncidentPage />} />
          <Route path="/quality" element={<QualityPage />} />
          <Route path="/sources" element={<SourcesPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Frame>
    </QueryProvider>
  </AppRouter>
);
