// How people prove who they are: earlier passwords, the second factor, recovery codes.

/** The passwords that an account had before, so that none of the last ones is chosen again. */
export interface FormerPasswordTable {
  user_id: string;
  password: string;
  /** ISO moment at which it was replaced. */
  ended_at: string;
}

export interface SecondFactorTable {
  user_id: string;
  /** Sealed; null until a code of it was given once. */
  secret: string | null;
  /** Sealed: one that waits for its first code. */
  pending: string | null;
  confirmed_at: string | null;
  /** The 30-second step of the last code that was taken: no code is taken twice. */
  last_step: number;
  /** Wrong codes in a row. */
  failures: number;
  /** ISO moment until which no code is looked at. */
  locked_until: string | null;
}

/** For whoever lost the telephone: each opens once. */
export interface RecoveryCodeTable {
  user_id: string;
  /** SHA-256 of the account's id and the code. */
  hash: string;
  used_at: string | null;
}

export interface SignInTables {
  former_passwords: FormerPasswordTable;
  second_factors: SecondFactorTable;
  recovery_codes: RecoveryCodeTable;
}
