// The options of the commands around the log, as the command line describes them.

export interface AppendOptions {
  key: string;
  policy?: string;
  stream?: string;
}

export interface ServeLogOptions {
  host: string;
  port: number;
  key?: string;
  policy?: string;
  heartbeat?: { period: number; entries: number };
  hold?: boolean;
  inbox?: string;
}

export interface ReceiptOptions {
  key: string;
  policy?: string;
  tsa?: string;
  token: string[];
  out?: string;
}

export interface WitnessCommandOptions {
  key: string;
  log: string[];
  enrolled?: string;
  submitter: string[];
  host: string;
  port: number;
}

export interface MonitorCommandOptions {
  policy: string;
  state: string;
  slip: string[];
  heartbeat?: string;
  within?: number;
  maxAge?: number;
  every?: number;
  json?: boolean;
}

export interface LodgeCommandOptions {
  key: string;
  policy: string;
  matter?: string;
  out?: string;
}
