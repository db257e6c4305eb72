/** Options of the commands of `penholder lists`. */
interface StoreOption {
  store: string;
}

/** The record on which an import is to stand. */
export interface RecordListOptions {
  record?: string;
  key?: string;
  logKey?: string;
  policy?: string;
}

export interface VerifyListOptions extends StoreOption {
  policy?: string;
  json?: boolean;
}

export interface ImportListOptions extends StoreOption, RecordListOptions {
  list?: string;
  date?: string;
  mapping?: string;
  acceptShrink?: boolean;
  acceptTruncated?: boolean;
  json?: boolean;
}

export interface ShowListOptions extends StoreOption {
  asOf?: string;
  oddities?: boolean;
  json?: boolean;
}

export interface DiffListOptions extends StoreOption {
  from?: string;
  to?: string;
  notices: string[];
  minor?: boolean;
  json?: boolean;
}

export interface ExportListOptions extends StoreOption {
  asOf?: string;
  format: "ftm" | "csv";
  out?: string;
}

export interface FetchListOptions extends StoreOption, RecordListOptions {
  addresses?: string;
  catalogue?: string;
  acceptShrink?: boolean;
  maxMegabytes: number;
  timeout: number;
}
