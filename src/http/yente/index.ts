import type { Routes, Task } from "../server/desk.ts";
import { catalogRoutes } from "./catalog.ts";
import { adjacentTask, entityRoutes, entityTask } from "./entities.ts";
import { previewTask } from "./pages.ts";
import { reconcileRoutes } from "./reconcile.ts";
import { proposeTask, reconcileTask, suggestTask } from "./reconcile-task.ts";
import { searchRoutes, searchTask } from "./search.ts";
import { statementRoutes, statementsTask } from "./statements.ts";

/** Routes of yente's API but /match: search, entities, reconcile, catalog, algorithms, statements. */
export const yenteRoutes: Routes = (app, desk) => {
  for (const routes of [searchRoutes, entityRoutes, reconcileRoutes, catalogRoutes, statementRoutes]) routes(app, desk);
};

/** The tasks behind them, by the names under which the routes ask for them. */
export const yenteTasks: Readonly<Record<string, Task>> = {
  search: searchTask,
  entity: entityTask,
  adjacent: adjacentTask,
  reconcile: reconcileTask,
  suggest: suggestTask,
  propose: proposeTask,
  preview: previewTask,
  statements: statementsTask,
};
