// Options of the commands that keep an institution, as the command line describes them.

export interface DoctorOptions {
  collect?: boolean;
}

export interface BackupOptions {
  secrets?: boolean;
}

export interface RestoreOptions {
  secrets: string;
}
