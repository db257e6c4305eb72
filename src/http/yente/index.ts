import type { Routes, Task } from "../server/desk.ts";

/** Routes of yente's API but /match: search, entities, reconcile, catalog, algorithms, statements. */
export const yenteRoutes: Routes = () => {};

/** The tasks behind them, by the names under which the routes ask for them. */
export const yenteTasks: Readonly<Record<string, Task>> = {};
